package io.throughline.inventory.messaging;

import io.throughline.messaging.ConsumesWork;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesWork(queue = "restocks", sessions = 1, bulk = true)
@MessageDriven
public class RestocksConsumer extends EventConsumer implements MessageListener {}
