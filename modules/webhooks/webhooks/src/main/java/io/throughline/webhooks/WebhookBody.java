package io.throughline.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.messaging.AnyEvent;
import io.throughline.messaging.EventEnvelope;

/** What is sent, the same bytes at every attempt: type, timestamp and data as Standard Webhooks has them, id and version. */
final class WebhookBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WebhookBody() {}

    static byte[] of(AnyEvent event, EventEnvelope envelope) {
        try {
            var body = JSON.createObjectNode()
                    .put("id", envelope.id().toString())
                    .put("type", event.type())
                    .put("version", event.version())
                    .put("timestamp", envelope.occurredAt().toString())
                    .set("data", JSON.readTree(event.publicData()));
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the data of " + envelope.id() + " are no JSON", e);
        }
    }
}
