package io.throughline.notifications.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesEvents(from = "shipping", eventsPerTransaction = 4)
@MessageDriven
public class ShipmentEventsConsumer extends EventConsumer implements MessageListener {}
