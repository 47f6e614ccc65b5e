package io.throughline.orders.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

/** Answers of payments. */
@ConsumesEvents(from = "payments", eventsPerTransaction = 4)
@MessageDriven
public class PaymentEventsConsumer extends EventConsumer implements MessageListener {}
