package io.throughline.payments.provider.bank;

import io.throughline.payments.provider.Provider;
import org.eclipse.microprofile.faulttolerance.Retry;

class LawfulOutside implements Provider {
    @Override
    public void charge() {}

    @Override
    public void refund() {}

    @Override
    @Retry
    public void find() {}
}
