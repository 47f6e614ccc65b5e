package io.throughline.notifications.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesEvents(from = "payments", eventsPerTransaction = 4)
@MessageDriven
public class PaymentEventsConsumer extends EventConsumer implements MessageListener {}
