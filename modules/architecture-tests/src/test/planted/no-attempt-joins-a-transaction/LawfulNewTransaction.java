package io.throughline.orders.messaging;

import jakarta.transaction.Transactional;
import org.eclipse.microprofile.faulttolerance.Retry;

class LawfulNewTransaction {
    @Retry
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void on() {}
}
