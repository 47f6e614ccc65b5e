package io.throughline.messaging.internal.relay;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class LawfulGate {
    private final Object monitor = new Object();

    void pass() throws InterruptedException {
        synchronized (monitor) {
            monitor.wait();
        }
    }
}
