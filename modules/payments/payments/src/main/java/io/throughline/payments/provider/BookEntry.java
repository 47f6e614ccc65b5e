package io.throughline.payments.provider;

import java.time.Instant;

/**
 * One authorization in the provider's books.
 *
 * @param orderReference what the provider was told of the order
 * @param authorizationKey the idempotency key it was made under, or null if the provider does not say
 * @param amount minor units that were authorized
 * @param currency ISO 4217
 * @param captured minor units that were charged
 * @param refunded minor units of these that were paid back
 * @param updatedAt when the provider changed it last, by its own clock
 */
public record BookEntry(
        Authorization authorization,
        String orderReference,
        String authorizationKey,
        long amount,
        String currency,
        long captured,
        long refunded,
        Instant updatedAt) {

    public String reference() {
        return authorization.reference();
    }

    public Authorization.Status status() {
        return authorization.status();
    }

    /** Whether the customer's money is held, or gone. */
    public boolean holdsMoney() {
        return status() == Authorization.Status.AUTHORIZED || status() == Authorization.Status.CAPTURED;
    }

    /** Whether all of the amount is in the state. */
    public boolean isWhole() {
        return status() != Authorization.Status.CAPTURED || captured == amount && refunded == 0;
    }
}
