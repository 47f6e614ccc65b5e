package io.throughline.orders.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

/** Answers of inventory. */
@ConsumesEvents(from = "inventory", eventsPerTransaction = 4)
@MessageDriven
public class InventoryEventsConsumer extends EventConsumer implements MessageListener {}
