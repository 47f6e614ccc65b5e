package io.throughline.orders.messaging;

import io.throughline.messaging.ConsumesWork;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesWork(queue = "exports", sessions = 1, bulk = true)
@MessageDriven
public class ExportsConsumer extends EventConsumer implements MessageListener {}
