package io.throughline.shipping.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * One answer of the carrier over HTTP.
 *
 * @param retryAfter zero if not given
 */
record CarrierReply(int status, JsonNode body, Duration retryAfter) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean is(int expected, String code) {
        return status == expected && text("code").equals(code);
    }

    String text(String field) {
        return body.path(field).asText("");
    }
}
