package io.throughline.messaging.internal.relay;

import jakarta.jms.MessageProducer;

class LawfulRelay {
    MessageProducer producer;
}
