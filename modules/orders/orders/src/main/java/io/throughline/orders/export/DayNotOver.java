package io.throughline.orders.export;

import java.time.LocalDate;

/** Orders may still come that belong to the day. */
public class DayNotOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DayNotOver(LocalDate day) {
        super("The orders of " + day + " can be exported from 00:15 UTC of the day after.");
    }
}
