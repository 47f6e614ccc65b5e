package io.throughline.messaging.internal.relay;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class PlantedGate {
    synchronized void pass() throws InterruptedException {
        wait();
    }
}
