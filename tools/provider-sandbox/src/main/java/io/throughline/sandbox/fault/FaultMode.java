package io.throughline.sandbox.fault;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a fault does to a call, and which optional settings it heeds. */
public enum FaultMode {
    /** A 5xx answer. */
    ERROR(0, Set.of("status", "retryAfterSeconds", "delayMs")),
    /** No answer until the client gives up or the delay is over. */
    TIMEOUT(60_000, Set.of("delayMs")),
    /** 429 with Retry-After. A provider that throttles has done nothing, so this strikes only before the work. */
    THROTTLE(0, Set.of("retryAfterSeconds", "delayMs", "perSecond")),
    /** The true answer, late. */
    SLOW(1_000, Set.of("delayMs")),
    /** A TCP reset instead of an answer. */
    RESET(0, Set.of("delayMs")),
    /** Sent again, so much later, after it was taken. */
    DUPLICATE(0, Set.of("delayMs")),
    /** Held back until the next one of its subject was taken, at most so long. */
    REORDER(5_000, Set.of("delayMs")),
    /** Sent so much later. */
    DELAY(5_000, Set.of("delayMs")),
    /** Never sent. */
    DROP(0, Set.of());

    /** What can happen to a call over HTTP. */
    static final Set<FaultMode> HTTP = Collections.unmodifiableSet(EnumSet.of(ERROR, TIMEOUT, THROTTLE, SLOW, RESET));

    private final long defaultDelayMillis;
    private final Set<String> settings;

    FaultMode(long defaultDelayMillis, Set<String> settings) {
        this.defaultDelayMillis = defaultDelayMillis;
        this.settings = settings;
    }

    long defaultDelayMillis() {
        return defaultDelayMillis;
    }

    boolean heeds(String setting) {
        return settings.contains(setting);
    }
}
