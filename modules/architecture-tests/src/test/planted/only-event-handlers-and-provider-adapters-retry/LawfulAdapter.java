package io.throughline.payments.provider.bank;

import org.eclipse.microprofile.faulttolerance.Retry;

class LawfulAdapter {
    @Retry
    void charge() {}
}
