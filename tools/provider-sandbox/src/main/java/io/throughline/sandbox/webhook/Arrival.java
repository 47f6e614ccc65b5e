package io.throughline.sandbox.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.signature.WebhookSecret.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** One webhook as it came. */
record Arrival(String endpoint, String webhookId, Headers headers, String body, Instant at) {
    /** What vouches for it; what is missing is an empty text. */
    record Headers(String timestamp, String signature) {}

    static Arrival of(Call call) {
        String id = call.header("webhook-id")
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> new Problem(400, "webhook_id_missing", "A webhook needs the header webhook-id."));
        Headers headers = new Headers(
                call.header("webhook-timestamp").orElse(""),
                call.header("webhook-signature").orElse(""));
        return new Arrival(endpoint(call), id, headers, call.text(), Instant.now());
    }

    static String endpoint(Call call) {
        return call.pathParameter("endpoint");
    }

    Signed signed() {
        return new Signed(webhookId, headers.timestamp(), headers.signature(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The parts of the body that tests ask for. */
    JsonNode content() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
