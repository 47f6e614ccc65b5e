package io.throughline.sandbox.courier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.payment.PaymentNotice;
import io.throughline.sandbox.signature.WebhookSecret;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** JSON, signed as Standard Webhooks says. */
public record StandardLetter(WebhookSecret secret) implements Letter {
    @Override
    public void write(PaymentNotice notice, HttpRequest.Builder request) {
        byte[] body = body(notice);
        long now = Instant.now().getEpochSecond();
        request.header("Content-Type", "application/json")
                .header("webhook-id", notice.id())
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", secret.sign(notice.id(), now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static byte[] body(PaymentNotice notice) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("type", notice.type());
        body.put("timestamp", notice.at().toString());
        body.set("data", notice.data());
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
