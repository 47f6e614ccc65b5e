package io.throughline.payments.provider;

import java.time.Instant;
import java.util.Optional;

/**
 * A provider that moves money. An adapter is a CDI bean with {@code @Named(<name>)}, chosen by
 * {@code throughline.payments.provider}. How to add one is told in {@code docs/patterns/provider-adapters.md}.
 *
 * <p>Every method answers only what the provider surely did. It is called without a transaction, and says so with
 * {@code @Transactional(NEVER)}: a slow provider must not hold connections. Repeating a call under its idempotency key
 * has no second effect.
 *
 * <p>All throw {@link ProviderUnavailable} if the outcome is unknown or the provider asks to come back later, and
 * {@link io.throughline.messaging.PermanentFailure} if it does not understand us.
 */
public interface PaymentProvider {

    /** Whether this server has what it needs to ask the provider; if not, nobody does. Asked within transactions too. */
    boolean isSetUp();

    /** Holds the amount; {@code AUTHORIZED} or {@code DECLINED}. */
    Authorization authorize(Purchase purchase, PaymentToken token, String idempotencyKey);

    /** What became of an authorization, or empty if the provider did nothing under this key. */
    Optional<Authorization> find(String authorizationKey);

    /**
     * Charges all that is held; {@code CAPTURED}. Any other status is what the authorization is, and means that the
     * provider will never charge it.
     */
    Authorization capture(String reference, String idempotencyKey);

    /** Gives up what is held. */
    Authorization giveUp(String reference, String idempotencyKey);

    /** Pays back what was charged. */
    Authorization refund(String reference, Amount amount, String idempotencyKey);

    /**
     * The authorizations that the provider changed, as they are now, oldest change first.
     *
     * @param after by the provider's clock
     * @param cursor {@link BookPage#next()} of the page before, or null for the first
     */
    BookPage changedSince(Instant after, String cursor, int limit);

    /** Asks a provider that is away whether it is there again; does nothing while it is there. Costs it nothing. */
    void look();

    /** Reads what the provider says by itself; calls nobody. */
    ProviderWebhooks webhooks();
}
