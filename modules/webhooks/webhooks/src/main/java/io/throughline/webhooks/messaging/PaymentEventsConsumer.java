package io.throughline.webhooks.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesEvents(from = "payments", sessions = 4, eventsPerTransaction = 4, ordered = false)
@MessageDriven
public class PaymentEventsConsumer extends EventConsumer implements MessageListener {}
