package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.DependencyUnavailable;
import io.throughline.messaging.PermanentFailure;
import io.throughline.messaging.internal.failure.Causes;
import io.throughline.messaging.internal.failure.Failure;
import java.time.Duration;

/**
 * One failed attempt, as far as it decides what follows.
 *
 * @param error kept for operators
 * @param failure what and where, for those that look for others like it
 * @param retryAfter what the dependency asked for, or zero
 */
record FailedAttempt(Kind kind, String error, Failure failure, Duration retryAfter) {

    enum Kind {
        /** No repetition will mend it. */
        PERMANENT,
        /** Counts as a delivery. */
        COUNTED,
        /** A dependency is away: counts for nothing until the outage has lasted too long. */
        UNAVAILABLE,
        /** As before, and it tells nothing of other events. */
        POSTPONED
    }

    private static final int MAX_ERROR_LENGTH = 2_000;

    static FailedAttempt of(Throwable failure) {
        for (var cause : Causes.of(failure)) {
            if (cause instanceof PermanentFailure) {
                return of(Kind.PERMANENT, failure, Duration.ZERO);
            }
            if (cause instanceof DependencyUnavailable away) {
                return of(away.isForThisEventOnly() ? Kind.POSTPONED : Kind.UNAVAILABLE, failure, away.retryAfter());
            }
        }
        return of(Kind.COUNTED, failure, Duration.ZERO);
    }

    private static FailedAttempt of(Kind kind, Throwable failure, Duration retryAfter) {
        return new FailedAttempt(kind, text(failure), Failure.of(failure), retryAfter);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** It counts for nothing until it has lasted too long. */
    boolean isWaitedFor() {
        return is(Kind.UNAVAILABLE) || is(Kind.POSTPONED);
    }

    /** An error may quote the event, and the database holds no U+0000: it must not fail over the failure's text. */
    private static String text(Throwable failure) {
        var text = failure.toString().replace('\0', '?');
        return text.substring(0, Math.min(text.length(), MAX_ERROR_LENGTH));
    }
}
