package io.throughline.payments;

import io.throughline.payments.provider.Provider;
import jakarta.transaction.Transactional;

class Cashier {
    Provider provider;

    @Transactional
    void pay() {
        Runnable step = () -> charge();
        step.run();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void giveBack() {
        provider.refund();
    }

    @Transactional
    void check() {
        suspended();
    }

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    void suspended() {
        provider.find();
    }

    private void charge() {
        provider.charge();
    }
}
