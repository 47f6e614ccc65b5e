package io.throughline.orders;

import java.util.UUID;

/** No order has this id. */
public class OrderNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OrderNotFound(UUID id) {
        super("There is no order " + id + ".");
    }
}
