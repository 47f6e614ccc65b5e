package io.throughline.bench.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

/** As {@link OrderEventsConsumer}, but events that wait at the same moment share a transaction. */
@ConsumesEvents(from = "shared", sessions = 16, eventsPerTransaction = 8)
@MessageDriven
public class SharedEventsConsumer extends EventConsumer implements MessageListener {}
