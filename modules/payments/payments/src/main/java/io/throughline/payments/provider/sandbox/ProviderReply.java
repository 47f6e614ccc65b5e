package io.throughline.payments.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * One answer of the provider over HTTP.
 *
 * @param retryAfter zero if not given
 */
record ProviderReply(int status, JsonNode body, Duration retryAfter) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    String text(String field) {
        return body.path(field).asText("");
    }
}
