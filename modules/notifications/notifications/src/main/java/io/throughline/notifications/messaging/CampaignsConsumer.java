package io.throughline.notifications.messaging;

import io.throughline.messaging.ConsumesWork;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesWork(queue = "campaigns", sessions = 2, bulk = true)
@MessageDriven
public class CampaignsConsumer extends EventConsumer implements MessageListener {}
