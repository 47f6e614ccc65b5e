package io.throughline.inventory.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesEvents(from = "shipping")
@MessageDriven
public class ShippingEventsConsumer extends EventConsumer implements MessageListener {}
