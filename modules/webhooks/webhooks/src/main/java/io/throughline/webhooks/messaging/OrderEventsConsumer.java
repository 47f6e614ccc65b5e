package io.throughline.webhooks.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesEvents(from = "orders", sessions = 4, eventsPerTransaction = 4, ordered = false)
@MessageDriven
public class OrderEventsConsumer extends EventConsumer implements MessageListener {}
