package io.throughline.payments.provider.sandbox;

import io.throughline.messaging.PermanentFailure;
import io.throughline.payments.provider.ProviderThrottled;
import io.throughline.payments.provider.ProviderUnavailable;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What an answer that is neither success nor a plain decline means to us. */
final class Refusal {

    /** Wrong credentials are ours to mend, and the others pass by themselves, so these are worth another attempt. */
    private static final Set<Integer> WORTH_REPEATING = Set.of(401, 403, 408, 409, 425);

    /** What comes from the customer; everything else in a request is ours. */
    private static final Set<String> CUSTOMERS_CHOICE = Set.of("token", "amount", "currency");

    private Refusal() {}

    static RuntimeException of(ProviderReply reply) {
        var message = "the payment provider answered " + reply.status() + code(reply);
        if (reply.status() == 429) {
            return new ProviderThrottled(message, reply.retryAfter());
        }
        boolean itsFault = reply.status() >= 500 || reply.status() < 400;
        return itsFault || WORTH_REPEATING.contains(reply.status())
                ? new ProviderUnavailable(message)
                : new PermanentFailure(message);
    }

    /** Whether what was asked will never be done: the state of the authorization, or the bank, rules it out. */
    static boolean isForGood(ProviderReply reply) {
        return reply.status() == 402 || reply.status() == 409 && "illegal_transition".equals(reply.text("code"));
    }

    /** Whether all that the provider objects to was chosen by the customer. */
    static boolean isForTheCustomer(ProviderReply reply) {
        var fields = reply.body().path("errors");
        return reply.status() == 422
                && !fields.isEmpty()
                && StreamSupport.stream(fields.spliterator(), false)
                        .allMatch(error ->
                                CUSTOMERS_CHOICE.contains(error.path("field").asText()));
    }

    /** Nothing but a code is quoted: free text could repeat what we sent. */
    private static String code(ProviderReply reply) {
        var code = reply.text("code");
        return code.matches("[a-z0-9_]{1,64}") ? " (" + code + ")" : "";
    }
}
