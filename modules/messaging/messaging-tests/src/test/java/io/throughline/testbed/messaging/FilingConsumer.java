package io.throughline.testbed.messaging;

import io.throughline.messaging.ConsumesWork;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesWork(queue = "filing", sessions = 2, maxDeliveries = 3, redeliveryDelay = 100, maxRedeliveryDelay = 300)
@MessageDriven
public class FilingConsumer extends EventConsumer implements MessageListener {}
