package io.throughline.orders;

import io.throughline.messaging.Outbox;

class LawfulPublisher {
    Outbox outbox;
}
