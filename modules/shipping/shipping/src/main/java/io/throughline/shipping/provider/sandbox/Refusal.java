package io.throughline.shipping.provider.sandbox;

import io.throughline.messaging.PermanentFailure;
import io.throughline.provider.ProviderAnswer;
import io.throughline.shipping.provider.CarrierThrottled;
import io.throughline.shipping.provider.CarrierUnavailable;

/** What an answer that is no success means to us. */
final class Refusal {

    private Refusal() {}

    static RuntimeException of(ProviderAnswer answer) {
        var message = "the carrier answered " + answer.summary();
        if (answer.status() == 429) {
            return new CarrierThrottled(message, answer.retryAfter());
        }
        return answer.isWorthRepeating()
                ? new CarrierUnavailable(message, answer.retryAfter())
                : new PermanentFailure(message);
    }

    /** Whether all that the carrier objects to is the address, which the customer gave. */
    static boolean isOfTheAddress(ProviderAnswer answer) {
        return answer.objectsOnlyTo(field -> field.startsWith("recipient."));
    }
}
