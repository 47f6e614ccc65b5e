package io.throughline.orders;

/** The states of an order; the diagram is docs/order-states.md. */
public enum OrderStatus {
    /** Accepted; waits for the payment and the stock. */
    PLACED,
    /** Paid and reserved; will be delivered. */
    CONFIRMED,
    /** Ended undelivered; whatever was done for it is compensated by the others. */
    CANCELLED;

    /** Whether no status follows. */
    public boolean isFinal() {
        return this != PLACED;
    }
}
