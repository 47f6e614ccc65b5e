package io.throughline.messaging.internal.gate;

import java.time.Duration;

/**
 * Whether what a consumer needs is away, as one node sees it: after many deliveries in a row that said so, over some time. Then one delivery at a time asks again; when one succeeds, twice as many each second.
 */
class Outage {

    /** How a consumer's outage is noticed and how often it is asked again. */
    record Rules(int failures, Duration without, Duration firstProbe, Duration longestProbe) {}

    /** What the consumer may do. */
    enum Phase {
        CLOSED,
        PROBING,
        RAMP
    }

    private static final long SECOND = 1_000_000_000L;
    private static final int MOST = 1 << 10;

    private final Rules rules;
    private Phase phase = Phase.CLOSED;
    private int failures;
    private long firstFailure;
    private long lastFailure;
    private long changedAt;
    private long probeAt;
    private Duration pause;
    private boolean probing;
    private int silent;

    Outage(Rules rules, long now) {
        this.rules = rules;
        lastFailure = now;
        pause = rules.firstProbe();
    }

    Phase phase() {
        return phase;
    }

    /** How many deliveries may run now. */
    int permits(long now) {
        return switch (phase) {
            case CLOSED -> Integer.MAX_VALUE;
            case PROBING -> probing || now < probeAt ? 0 : 1;
            case RAMP -> ramp(now);
        };
    }

    private int ramp(long now) {
        long seconds = (now - changedAt) / SECOND;
        if (seconds >= 10) {
            phase = Phase.CLOSED;
            return Integer.MAX_VALUE;
        }
        return Math.min(MOST, 1 << seconds);
    }

    /** A delivery begins. */
    void began() {
        probing |= phase == Phase.PROBING;
    }

    void succeeded(long now) {
        failures = 0;
        if (phase == Phase.PROBING) {
            recovered(now);
        }
        probing = false;
    }

    /** A delivery ended that says nothing of what the consumer needs; many in a row do. */
    void toldNothing(long now) {
        probing = false;
        silent++;
        if (silent >= rules.failures()) {
            recovered(now);
        }
    }

    /** None runs any more: a probe that told nothing was no event, or one that cannot be read. */
    void endedProbe(long now) {
        if (probing) {
            toldNothing(now);
        }
    }

    void unavailable(long now, Duration retryAfter) {
        count(now);
        boolean wasProbe = probing;
        probing = false;
        switch (phase) {
            case CLOSED -> {
                if (failures >= rules.failures()
                        && now - firstFailure >= rules.without().toNanos()) {
                    probe(now, rules.firstProbe(), retryAfter);
                }
            }
            case PROBING -> {
                if (wasProbe) {
                    probe(now, min(pause.multipliedBy(2), rules.longestProbe()), retryAfter);
                }
            }
            case RAMP -> {
                if (failures >= Math.min(rules.failures(), ramp(now))) {
                    probe(now, rules.firstProbe(), retryAfter);
                }
            }
        }
    }

    /** Failures with a long time between them are no outage. */
    private void count(long now) {
        if (failures == 0 || now - lastFailure > rules.without().toNanos()) {
            failures = 0;
            firstFailure = now;
        }
        lastFailure = now;
        failures++;
    }

    /** Another node found out that it is over, or this one. */
    void recovered(long now) {
        if (phase == Phase.PROBING) {
            phase = Phase.RAMP;
            changedAt = now;
            failures = 0;
        }
    }

    /** Another node says that it is away, and asks. */
    void awayElsewhere(long now) {
        if (phase != Phase.PROBING) {
            probe(now, rules.longestProbe(), Duration.ZERO);
        }
    }

    private void probe(long now, Duration next, Duration retryAfter) {
        silent = 0;
        phase = Phase.PROBING;
        changedAt = now;
        pause = next;
        probeAt = now + Math.max(next.toNanos(), retryAfter.toNanos());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
