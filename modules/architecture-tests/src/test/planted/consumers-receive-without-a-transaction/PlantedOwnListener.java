package io.throughline.orders.messaging;

import jakarta.ejb.MessageDriven;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

@MessageDriven
class PlantedOwnListener implements MessageListener {
    @Override
    public void onMessage(Message message) {}
}
