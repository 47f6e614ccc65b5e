package io.throughline.sandbox.carrier;

import java.time.Duration;

/** How long a parcel stays at the depot, and how long it is on its way from there. */
public record Transit(Duration dispatchAfter, Duration deliverAfter) {
    public static final Transit DEFAULT = new Transit(Duration.ofSeconds(1), Duration.ofSeconds(1));
}
