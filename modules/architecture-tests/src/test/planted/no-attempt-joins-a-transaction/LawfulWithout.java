package io.throughline.orders.messaging;

import jakarta.transaction.Transactional;
import org.eclipse.microprofile.faulttolerance.Retry;

@Transactional
class LawfulWithout {
    @Retry
    @Transactional(Transactional.TxType.NEVER)
    void on() {}
}
