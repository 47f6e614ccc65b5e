package io.throughline.payments;

import java.time.Instant;

/**
 * A difference between a provider's books and ours, as operators see it.
 *
 * @param reference what the provider calls the authorization
 * @param orderReference the order's id, or whatever the provider was told instead
 * @param ours state of the payment when last seen, or {@code NONE}
 * @param theirs status at the provider, or {@code NONE}
 * @param amount minor units
 * @param currency ISO 4217
 * @param mendedAt when it was mended, or null; what came back after it is not mended again
 */
public record FindingView(
        String findingId,
        String kind,
        String provider,
        String reference,
        String orderReference,
        String ours,
        String theirs,
        long amount,
        String currency,
        String state,
        Instant foundAt,
        Instant seenAt,
        Instant mendedAt) {}
