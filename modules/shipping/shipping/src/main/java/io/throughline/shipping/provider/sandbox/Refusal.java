package io.throughline.shipping.provider.sandbox;

import io.throughline.messaging.PermanentFailure;
import io.throughline.shipping.provider.CarrierUnavailable;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What an answer that is no success means to us. */
final class Refusal {

    /** Wrong credentials are ours to mend, and the others pass by themselves, so these are worth another attempt. */
    private static final Set<Integer> WORTH_REPEATING = Set.of(401, 403, 408, 409, 425, 429);

    private Refusal() {}

    static RuntimeException of(CarrierReply reply) {
        var message = "the carrier answered " + reply.status() + code(reply);
        boolean itsFault = reply.status() >= 500 || reply.status() < 400;
        return itsFault || WORTH_REPEATING.contains(reply.status())
                ? new CarrierUnavailable(message, reply.retryAfter())
                : new PermanentFailure(message);
    }

    /** Whether all that the carrier objects to is the address, which the customer gave. */
    static boolean isOfTheAddress(CarrierReply reply) {
        var fields = reply.body().path("errors");
        return reply.status() == 422
                && !fields.isEmpty()
                && StreamSupport.stream(fields.spliterator(), false)
                        .allMatch(error -> error.path("field").asText().startsWith("recipient."));
    }

    /** Nothing but a code is quoted: free text could repeat what we sent. */
    private static String code(CarrierReply reply) {
        var code = reply.text("code");
        return code.matches("[a-z0-9_]{1,64}") ? " (" + code + ")" : "";
    }
}
