package io.throughline.payments.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.EventContractSuite;
import java.util.stream.Stream;

class PaymentEventContractTest extends EventContractSuite {

    private static final String PAYMENT = "0192f0c1-7b3a-7000-8000-0000000000a1";

    @Override
    protected Stream<Event> valid() {
        return Stream.of(
                new PaymentAuthorized(PAYMENT, KEY, 1999, "EUR"),
                new PaymentDeclined(PAYMENT, KEY, "insufficient_funds"),
                new PaymentCaptureRefused(PAYMENT, KEY, "voided"),
                new PaymentCaptured(PAYMENT, KEY, 1999, "EUR"),
                new PaymentRefunded(PAYMENT, KEY, 1999, "EUR", "void"));
    }

    @Override
    protected Stream<Event> invalid() {
        return Stream.of(
                new PaymentAuthorized("not-a-uuid", KEY, 1999, "EUR"),
                new PaymentDeclined(PAYMENT, KEY, ""),
                new PaymentCaptureRefused(PAYMENT, KEY, ""),
                new PaymentCaptured(PAYMENT, KEY, -1, "EUR"),
                new PaymentRefunded(PAYMENT, KEY, 1999, "EUR", "chargeback"));
    }
}
