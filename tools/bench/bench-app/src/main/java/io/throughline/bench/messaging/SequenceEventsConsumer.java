package io.throughline.bench.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

/** Of which the order of each key is checked. */
@ConsumesEvents(from = "sequence", sessions = 16, eventsPerTransaction = 8, redeliveryDelay = 500)
@MessageDriven
public class SequenceEventsConsumer extends EventConsumer implements MessageListener {}
