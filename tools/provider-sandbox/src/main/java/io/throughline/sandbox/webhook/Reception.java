package io.throughline.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.webhook.Entry.Received;

/** What one endpoint got under one webhook-id. */
final class Reception {
    private final Arrival first;
    private final String type;
    private final String orderId;
    private Arrival last;
    private long count;
    private long conflicts;
    private Boolean signatureValid;

    Reception(Arrival first) {
        this.first = first;
        this.type = first.content().path("type").asText(null);
        this.orderId = first.content().findPath("orderId").asText(null);
    }

    /** One false verdict is not made good by a true one. */
    void add(Received received) {
        last = received.arrival();
        count++;
        if (!last.body().equals(first.body())) {
            conflicts++;
        }
        Boolean verdict = received.signatureValid();
        if (verdict != null) {
            signatureValid = verdict && !Boolean.FALSE.equals(signatureValid);
        }
    }

    String endpoint() {
        return first.endpoint();
    }

    String webhookId() {
        return first.webhookId();
    }

    String orderId() {
        return orderId;
    }

    long repeats() {
        return count - 1;
    }

    boolean isForged() {
        return Boolean.FALSE.equals(signatureValid);
    }

    ObjectNode view() {
        ObjectNode view = Json.MAPPER.createObjectNode();
        view.put("webhookId", webhookId()).put("endpoint", endpoint());
        view.put("type", type).put("orderId", orderId);
        view.put("count", count).put("conflicts", conflicts).put("signatureValid", signatureValid);
        view.put("timestamp", last.headers().timestamp());
        view.put("signature", last.headers().signature());
        view.put("body", first.body());
        return view.put("at", first.at().toString());
    }
}
