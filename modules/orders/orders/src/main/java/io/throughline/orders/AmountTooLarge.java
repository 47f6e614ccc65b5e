package io.throughline.orders;

/** The lines of an order add up to more than can be counted. */
public class AmountTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AmountTooLarge() {
        super("The total of the order is larger than any amount that can be charged.");
    }
}
