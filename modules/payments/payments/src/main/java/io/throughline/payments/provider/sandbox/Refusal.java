package io.throughline.payments.provider.sandbox;

import io.throughline.messaging.PermanentFailure;
import io.throughline.payments.provider.ProviderThrottled;
import io.throughline.payments.provider.ProviderUnavailable;
import io.throughline.provider.ProviderAnswer;
import java.util.Set;

/** What an answer that is neither success nor a plain decline means to us. */
final class Refusal {

    /** What comes from the customer; everything else in a request is ours. */
    private static final Set<String> CUSTOMERS_CHOICE = Set.of("token", "amount", "currency");

    private Refusal() {}

    static RuntimeException of(ProviderAnswer answer) {
        var message = "the payment provider answered " + answer.summary();
        if (answer.status() == 429) {
            return new ProviderThrottled(message, answer.retryAfter());
        }
        return answer.isWorthRepeating() ? new ProviderUnavailable(message) : new PermanentFailure(message);
    }

    /** Whether what was asked will never be done: the state of the authorization, or the bank, rules it out. */
    static boolean isForGood(ProviderAnswer answer) {
        return answer.status() == 402 || answer.is(409, "illegal_transition");
    }

    /** Whether all that the provider objects to was chosen by the customer. */
    static boolean isForTheCustomer(ProviderAnswer answer) {
        return answer.objectsOnlyTo(CUSTOMERS_CHOICE::contains);
    }
}
