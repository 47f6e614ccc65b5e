package io.throughline.problem;

import io.throughline.messaging.Outbox;

class PlantedSender {
    Outbox outbox;
}
