package io.throughline.payments;

import io.throughline.payments.provider.PaymentProvider;
import io.throughline.payments.provider.acquirer.Acquirers;
import io.throughline.payments.provider.sandbox.RunningSandbox;

/** The same life of a payment with a provider of another style. */
class AcquirerPaymentServiceTest extends PaymentServiceTest {

    @Override
    PaymentProvider adapter(RunningSandbox running) {
        return Acquirers.of(running);
    }

    @Override
    String refusal() {
        return "wrong_state";
    }
}
