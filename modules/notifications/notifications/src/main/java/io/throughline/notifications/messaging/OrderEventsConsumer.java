package io.throughline.notifications.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesEvents(from = "orders", eventsPerTransaction = 4)
@MessageDriven
public class OrderEventsConsumer extends EventConsumer implements MessageListener {}
