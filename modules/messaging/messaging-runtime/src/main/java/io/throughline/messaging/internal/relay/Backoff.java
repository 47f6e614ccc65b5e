package io.throughline.messaging.internal.relay;

import java.util.concurrent.ThreadLocalRandom;

/** Growing, jittered pauses while the broker or the database is away. */
class Backoff {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    private int failures;

    void succeeded() {
        failures = 0;
    }

    /** @return milliseconds until the next try: doubling from 100 to 5,000, less up to a quarter */
    long failed() {
        long pause = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures++, 10));
        return pause - ThreadLocalRandom.current().nextLong(pause / 4);
    }

    /** Whether this failure is worth a line in the log: the first, and then ever fewer. */
    boolean worthLogging() {
        return Integer.bitCount(failures) == 1;
    }
}
