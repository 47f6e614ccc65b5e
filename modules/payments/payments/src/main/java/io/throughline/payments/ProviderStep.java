package io.throughline.payments;

import io.throughline.payments.provider.Amount;
import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.BookEntry;
import io.throughline.payments.provider.PaymentProvider;
import io.throughline.payments.provider.PaymentToken;
import io.throughline.payments.provider.Purchase;
import java.util.Optional;

/**
 * What to ask of the provider next. It was committed, with its idempotency keys, before it is performed; performing it
 * again has no second effect.
 */
public sealed interface ProviderStep {

    /** Nothing is left to ask. */
    ProviderStep NOTHING = new Nothing();

    /** The adapter to perform it with. */
    String provider();

    /** What the provider surely did; empty if it did nothing. */
    Optional<Authorization> perform(PaymentProvider provider);

    record Nothing() implements ProviderStep {

        @Override
        public String provider() {
            return null;
        }

        @Override
        public Optional<Authorization> perform(PaymentProvider provider) {
            return Optional.empty();
        }
    }

    record Authorize(String provider, Purchase purchase, PaymentToken token, String idempotencyKey)
            implements ProviderStep {

        @Override
        public Optional<Authorization> perform(PaymentProvider provider) {
            return Optional.of(provider.authorize(purchase, token, idempotencyKey));
        }
    }

    /** It is too late to authorize, but an earlier attempt may have succeeded without our hearing of it. */
    record Find(String provider, String authorizationKey) implements ProviderStep {

        @Override
        public Optional<Authorization> perform(PaymentProvider provider) {
            return provider.find(authorizationKey);
        }
    }

    /** Gives back what nobody wanted: an authorization as the provider's books show it. */
    record GiveBack(String provider, BookEntry entry, String voidKey, String refundKey) implements ProviderStep {

        @Override
        public Optional<Authorization> perform(PaymentProvider provider) {
            var reference = entry.reference();
            return Optional.of(
                    entry.status() == Authorization.Status.AUTHORIZED
                            ? provider.giveUp(reference, voidKey)
                            : provider.refund(reference, left(), refundKey));
        }

        private Amount left() {
            return new Amount(entry.captured() - entry.refunded(), entry.currency());
        }
    }

    record Capture(String provider, String reference, String idempotencyKey) implements ProviderStep {

        @Override
        public Optional<Authorization> perform(PaymentProvider provider) {
            return Optional.of(provider.capture(reference, idempotencyKey));
        }
    }

    /** Undoes what the provider did, which may be more than we heard of. */
    record Reverse(String provider, Amount amount, String authorizationKey, String voidKey, String refundKey)
            implements ProviderStep {

        @Override
        public Optional<Authorization> perform(PaymentProvider provider) {
            return provider.find(authorizationKey).map(found -> undo(found, provider));
        }

        private Authorization undo(Authorization found, PaymentProvider provider) {
            return switch (found.status()) {
                case AUTHORIZED -> provider.giveUp(found.reference(), voidKey);
                case CAPTURED -> provider.refund(found.reference(), amount, refundKey);
                case DECLINED, VOIDED, REFUNDED -> found;
            };
        }
    }
}
