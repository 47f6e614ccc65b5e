package io.throughline.orders.messaging;

import jakarta.jms.JMSContext;

class PlantedContextSender {
    void send(JMSContext context) {
        context.createProducer();
    }
}
