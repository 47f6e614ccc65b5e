package io.throughline.orders.messaging;

import jakarta.ejb.Stateless;
import org.eclipse.microprofile.faulttolerance.Retry;

@Stateless
class PlantedSessionBean {
    @Retry
    void on() {}
}
