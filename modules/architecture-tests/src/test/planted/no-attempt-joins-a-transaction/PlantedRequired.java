package io.throughline.orders.messaging;

import jakarta.transaction.Transactional;
import org.eclipse.microprofile.faulttolerance.Retry;

class PlantedRequired {
    @Retry
    @Transactional
    void on() {}
}
