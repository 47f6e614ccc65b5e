package io.throughline.sandbox.fault;

import io.throughline.sandbox.http.Hold;
import io.throughline.sandbox.http.Outcome;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.http.Reset;
import java.time.Duration;

/** What the struck client meets. A null number of seconds sends no Retry-After. */
public record Effect(FaultMode mode, int status, Long retryAfterSeconds, Duration delay) {

    /** How long to wait before the outcome; a hold waits by itself. */
    Duration delayBeforeOutcome() {
        return mode == FaultMode.TIMEOUT ? Duration.ZERO : delay;
    }

    Outcome outcome() {
        return switch (mode) {
            case ERROR -> refusal(status, "injected_error", "The sandbox was told to fail here.");
            case THROTTLE -> refusal(429, "throttled", "The sandbox was told to throttle here.");
            case TIMEOUT -> new Hold(delay);
            case RESET -> new Reset();
            default -> throw new IllegalStateException(mode + " does not end a call");
        };
    }

    private Reply refusal(int status, String code, String detail) {
        Reply reply = new Problem(status, code, detail).reply();
        return retryAfterSeconds == null ? reply : reply.with("Retry-After", retryAfterSeconds.toString());
    }
}
