package io.throughline.inventory;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;

class PlantedMail {
    void send(Message message) throws MessagingException {
        Transport.send(message);
    }
}
