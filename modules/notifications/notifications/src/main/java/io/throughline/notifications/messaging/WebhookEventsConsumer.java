package io.throughline.notifications.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesEvents(from = "webhooks", sessions = 1)
@MessageDriven
public class WebhookEventsConsumer extends EventConsumer implements MessageListener {}
