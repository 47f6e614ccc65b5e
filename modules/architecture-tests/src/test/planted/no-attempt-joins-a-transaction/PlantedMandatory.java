package io.throughline.orders.messaging;

import jakarta.transaction.Transactional;
import org.eclipse.microprofile.faulttolerance.Retry;

class PlantedMandatory {
    @Retry
    @Transactional(Transactional.TxType.MANDATORY)
    void on() {}
}
