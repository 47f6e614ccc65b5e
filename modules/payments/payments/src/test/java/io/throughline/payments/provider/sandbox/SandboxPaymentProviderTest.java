package io.throughline.payments.provider.sandbox;

import io.throughline.payments.provider.PaymentProviderSuite;
import java.time.Duration;

class SandboxPaymentProviderTest extends PaymentProviderSuite<SandboxPaymentProvider> {

    @Override
    protected SandboxPaymentProvider adapter(RunningSandbox running, String key, Duration patience) {
        return RunningSandbox.adapter(running.url().resolve("/payment"), key, patience);
    }

    @Override
    protected String target() {
        return "payment";
    }

    @Override
    protected String wrongKey() {
        return "401";
    }

    @Override
    protected String unknown() {
        return "404 (unknown_authorization)";
    }

    @Override
    protected String wrongState() {
        return "illegal_transition";
    }
}
