package io.throughline.payments.messaging;

import org.eclipse.microprofile.faulttolerance.Retry;

class PlantedTooHigh {
    @Retry
    void on() {}
}
