package io.throughline.orders.messaging;

import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@MessageDriven
class LawfulConsumer extends EventConsumer implements MessageListener {}
