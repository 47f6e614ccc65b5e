package io.throughline.webhooks.provider;

import java.time.Duration;

/**
 * What an endpoint said to a webhook.
 *
 * @param status HTTP status, 0 if there was no answer, or less if there was no request
 * @param error what was wrong; null after a success
 * @param retryAfter for how long the endpoint wants to be left alone, or zero
 */
public record Answer(int status, String error, Duration retryAfter) {

    private static final int GONE = 410;
    private static final int UNSENT = -1;

    static Answer of(int status, Duration retryAfter) {
        boolean success = status / 100 == 2;
        return new Answer(status, success ? null : "HTTP status " + status, retryAfter);
    }

    public static Answer none(String why) {
        return new Answer(0, why, Duration.ZERO);
    }

    /** Nothing was sent, for a reason that is our own. */
    public static Answer unsent(String why) {
        return new Answer(UNSENT, why, Duration.ZERO);
    }

    /** Whether the endpoint has to do with it at all. */
    public boolean isOfEndpoint() {
        return status != UNSENT;
    }

    public boolean isSuccess() {
        return error == null;
    }

    /** Whether it makes no sense to try again: the endpoint is gone for good. */
    public boolean isFinal() {
        return status == GONE;
    }
}
