package io.throughline.inventory;

/** More is reserved for orders than the stockkeeper says there is. */
public class StockBelowReserved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StockBelowReserved(String sku, long onHand, long reserved) {
        super("onHand of " + sku + " cannot be " + onHand + ": " + reserved
                + " are reserved for orders; cancel orders first");
    }
}
