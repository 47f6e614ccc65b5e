package io.throughline.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * One answer of a provider over HTTP.
 *
 * @param body missing if it is no JSON
 * @param retryAfter zero if not given in seconds, a day at most
 */
public record ProviderAnswer(int status, JsonNode body, Duration retryAfter) {

    /** Wrong credentials are ours to mend, and the others pass by themselves. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 408, 409, 425, 429);

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public boolean is(int expected, String code) {
        return status == expected && text("code").equals(code);
    }

    /** Whether the same request may be answered otherwise later. */
    public boolean isWorthRepeating() {
        return status >= 500 || status < 400 || PASSING.contains(status);
    }

    /** Whether it is a 422, and every field it objects to is such a one. */
    public boolean objectsOnlyTo(Predicate<String> field) {
        var errors = body.path("errors");
        return status == 422
                && !errors.isEmpty()
                && StreamSupport.stream(errors.spliterator(), false)
                        .allMatch(error -> field.test(error.path("field").asText()));
    }

    /** Status and code, for messages; nothing else is quoted, as free text could repeat what we sent. */
    public String summary() {
        var code = text("code");
        return status + (code.matches("[a-z0-9_]{1,64}") ? " (" + code + ")" : "");
    }

    public String text(String field) {
        return body.path(field).asText("");
    }
}
