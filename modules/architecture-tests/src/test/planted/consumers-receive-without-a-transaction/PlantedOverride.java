package io.throughline.orders.messaging;

import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.Message;

@MessageDriven
class PlantedOverride extends EventConsumer {
    @Override
    public void onMessage(Message message) {
        super.onMessage(message);
    }
}
