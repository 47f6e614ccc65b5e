package io.throughline.orders;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The present in microseconds, which is what the database keeps. */
final class Now {

    private Now() {}

    static Instant instant() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
