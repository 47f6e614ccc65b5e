package io.throughline.webhooks;

import java.time.Instant;

/**
 * A new secret; nobody is shown it again.
 *
 * @param secret {@code whsec_} and base64, as Standard Webhooks has it
 * @param overlapUntil until when requests are signed with the one before too
 */
public record RotatedSecret(String secret, Instant overlapUntil) {

    /** Without the secret, which belongs in no log. */
    @Override
    public String toString() {
        return "RotatedSecret[overlapUntil=" + overlapUntil + "]";
    }
}
