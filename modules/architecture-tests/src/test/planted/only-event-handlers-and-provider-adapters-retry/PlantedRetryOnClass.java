package io.throughline.orders.rest;

import org.eclipse.microprofile.faulttolerance.Retry;

@Retry
class PlantedRetryOnClass {
    void place() {}
}
