package io.throughline.payments.provider.bank;

import io.throughline.payments.provider.Provider;
import org.eclipse.microprofile.faulttolerance.Retry;

class PlantedInNewTransaction implements Provider {
    @Override
    public void charge() {}

    @Override
    @Retry
    public void refund() {}

    @Override
    public void find() {}
}
