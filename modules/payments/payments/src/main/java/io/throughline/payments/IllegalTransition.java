package io.throughline.payments;

import io.throughline.messaging.PermanentFailure;

/** An event or an answer of the provider asks for what the payment's present state rules out. */
class IllegalTransition extends PermanentFailure {

    private static final long serialVersionUID = 1L;

    IllegalTransition(Payment payment, String wish) {
        super("payment " + payment.id() + " of order " + payment.orderId() + " is " + payment.state()
                + " and cannot be " + wish);
    }
}
