package io.throughline.payments.provider.acquirer;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.PermanentFailure;
import io.throughline.payments.provider.ProviderThrottled;
import io.throughline.payments.provider.ProviderUnavailable;
import io.throughline.provider.ProviderAnswer;
import java.time.Duration;
import java.util.Set;

/** One answer of the acquirer, which tells of errors within a 200; what stands before it has statuses. */
record AcquirerAnswer(ProviderAnswer http) {

    static final String DUPLICATE = "duplicate_reference";
    static final String UNKNOWN_REFERENCE = "unknown_reference";
    static final String WRONG_STATE = "wrong_state";

    private static final String THROTTLED = "too_many_requests";
    /** What comes from the customer; everything else in a command is ours. */
    private static final Set<String> CUSTOMERS_CHOICE = Set.of("card", "amount", "currency");

    /** The same command would be answered so for ever. */
    private static final Set<String> FOR_EVER =
            Set.of("not_a_form", "unknown_command", "invalid_field", "amount_too_large", "unknown_transaction");

    /** Wrong credentials are ours to mend, and the others pass by themselves. */
    private static final Set<String> PASSING =
            Set.of(DUPLICATE, UNKNOWN_REFERENCE, WRONG_STATE, THROTTLED, "access_denied", "system_error");

    boolean isDone() {
        return http.status() == 200 && http.text("result").equals("DONE");
    }

    boolean isRefused(String code) {
        return http.status() == 200
                && http.text("result").equals("ERROR")
                && http.text("code").equals(code);
    }

    /** Whether the fault is theirs. */
    boolean isAway() {
        return http.status() >= 500 || isRefused("system_error");
    }

    boolean isForTheCustomer() {
        return isRefused("invalid_field") && CUSTOMERS_CHOICE.contains(http.text("field"));
    }

    /** One word of ours, whatever the acquirer wrote. */
    String outcome() {
        if (http.status() != 200) {
            return Integer.toString(http.status());
        }
        return isDone() ? "done" : known();
    }

    JsonNode done() {
        if (!isDone()) {
            throw refusal();
        }
        return http.body();
    }

    RuntimeException refusal() {
        var message = "the acquirer answered " + outcome();
        if (http.status() == 429 || isRefused(THROTTLED)) {
            return new ProviderThrottled(message, retryAfter());
        }
        boolean isPassing = http.status() == 200 ? !FOR_EVER.contains(known()) : http.isWorthRepeating();
        return isPassing ? new ProviderUnavailable(message) : new PermanentFailure(message);
    }

    private String known() {
        var code = http.text("code");
        return PASSING.contains(code) || FOR_EVER.contains(code) ? code : "error";
    }

    private Duration retryAfter() {
        var seconds = http.text("retryAfterSeconds");
        return seconds.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : http.retryAfter();
    }
}
