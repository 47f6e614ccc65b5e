package io.throughline.inventory.messaging;

import org.eclipse.microprofile.faulttolerance.Retry;

class LawfulAround {
    @Retry
    void on() {}
}
