package io.throughline.notifications.messaging;

import io.throughline.messaging.ConsumesWork;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesWork(queue = "email", sessions = 4)
@MessageDriven
public class EmailConsumer extends EventConsumer implements MessageListener {}
