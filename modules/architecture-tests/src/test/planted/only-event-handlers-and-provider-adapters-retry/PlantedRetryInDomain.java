package io.throughline.orders;

import org.eclipse.microprofile.faulttolerance.Retry;

class PlantedRetryInDomain {
    @Retry
    void place() {}
}
