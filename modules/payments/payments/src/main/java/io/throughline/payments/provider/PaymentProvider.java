package io.throughline.payments.provider;

import java.util.Optional;

/**
 * A provider that moves money. An adapter is a CDI bean with {@code @Named(<name>)}, chosen by
 * {@code throughline.payments.provider}.
 *
 * <p>Every method answers only what the provider surely did. It is called without a transaction, and says so with
 * {@code @Transactional(NEVER)}: a slow provider must not hold connections. Repeating a call under its idempotency key
 * has no second effect.
 *
 * <p>All throw {@link ProviderUnavailable} if the outcome is unknown or the provider asks to come back later, and
 * {@link io.throughline.messaging.PermanentFailure} if it does not understand us.
 */
public interface PaymentProvider {

    /** Holds the amount; {@code AUTHORIZED} or {@code DECLINED}. */
    Authorization authorize(Purchase purchase, PaymentToken token, String idempotencyKey);

    /** What became of an authorization, or empty if the provider did nothing under this key. */
    Optional<Authorization> find(String authorizationKey);

    /** Charges all that is held. */
    Authorization capture(String reference, String idempotencyKey);

    /** Gives up what is held. */
    Authorization giveUp(String reference, String idempotencyKey);

    /** Pays back what was charged. */
    Authorization refund(String reference, long amount, String idempotencyKey);
}
