package io.throughline.orders.messaging;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;

class LawfulListening implements MessageListener {
    @Override
    public void onMessage(Message message) {}
}
