package io.throughline.sandbox.courier;

import io.throughline.sandbox.payment.PaymentNotice;
import java.time.Duration;

/** One webhook to be brought, and how often that failed. A null again means that it is not brought a second time. */
record Errand(PaymentNotice notice, int failures, Duration again) {
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    static Errand of(PaymentNotice notice) {
        return new Errand(notice, 0, null);
    }

    static Errand twice(PaymentNotice notice, Duration later) {
        return new Errand(notice, 0, later);
    }

    Errand failed() {
        return new Errand(notice, failures + 1, again);
    }

    Duration delay() {
        return delay(failures);
    }

    /** Doubles with every failure. */
    static Duration delay(int failures) {
        Duration grown = FIRST_DELAY.multipliedBy(1L << Math.min(failures - 1, 10));
        return grown.compareTo(LONGEST_DELAY) < 0 ? grown : LONGEST_DELAY;
    }
}
