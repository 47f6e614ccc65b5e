package io.throughline.orders;

import java.util.Set;

/** The states of an order; the diagram is docs/order-states.md. */
public enum OrderStatus {
    /** Accepted; waits for the payment and the stock. */
    PLACED,
    /** Paid and reserved; waits to be dispatched, while the payment is captured. */
    CONFIRMED,
    /** Confirmed, and asked to be stopped; waits for shipping to say whether that was possible. */
    CANCELLING,
    /** Has left the house; waits to be delivered and captured. */
    SHIPPED,
    /** Ended well: delivered and charged. */
    COMPLETED,
    /** Ended undelivered; whatever was done for it is compensated by the others. */
    CANCELLED;

    /** What may follow. */
    Set<OrderStatus> next() {
        return switch (this) {
            case PLACED -> Set.of(CONFIRMED, CANCELLED);
            case CONFIRMED -> Set.of(CANCELLING, SHIPPED, CANCELLED);
            case CANCELLING -> Set.of(SHIPPED, CANCELLED);
            case SHIPPED -> Set.of(COMPLETED);
            case COMPLETED, CANCELLED -> Set.of();
        };
    }

    /** Whether no status follows. */
    public boolean isFinal() {
        return next().isEmpty();
    }
}
