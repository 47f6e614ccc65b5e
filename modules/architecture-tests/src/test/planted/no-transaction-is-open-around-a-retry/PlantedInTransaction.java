package io.throughline.payments.provider.bank;

import io.throughline.payments.provider.Provider;
import org.eclipse.microprofile.faulttolerance.Retry;

class PlantedInTransaction implements Provider {
    @Override
    @Retry
    public void charge() {}

    @Override
    public void refund() {}

    @Override
    public void find() {}
}
