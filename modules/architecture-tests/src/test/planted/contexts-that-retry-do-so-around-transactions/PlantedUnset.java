package io.throughline.orders.messaging;

import org.eclipse.microprofile.faulttolerance.Retry;

class PlantedUnset {
    @Retry
    void on() {}
}
