package io.throughline.bench.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

/** The reference: the same consumer, whose handler does nothing. */
@ConsumesEvents(from = "reference", sessions = 16)
@MessageDriven
public class ReferenceEventsConsumer extends EventConsumer implements MessageListener {}
