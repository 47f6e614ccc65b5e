package io.throughline.shipping;

import io.throughline.messaging.PermanentFailure;

/** An event asks for what the shipment's present state rules out. */
class IllegalTransition extends PermanentFailure {

    private static final long serialVersionUID = 1L;

    IllegalTransition(Shipment shipment, String wish) {
        super("shipment " + shipment.id() + " of order " + shipment.orderId() + " is " + shipment.state()
                + " and cannot be " + wish);
    }
}
