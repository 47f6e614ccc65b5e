package io.throughline.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.Answer;
import io.throughline.messaging.testkit.HttpProbe;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends webhooks as the provider does, without an account. */
final class WebhookSender {

    static final String PATH = "provider-webhooks/sandbox";

    private final HttpProbe nobody = HttpProbe.ofManaged("/payments/api/");

    /** What the provider would say of an authorization that it shows like this, under an id of its own. */
    Answer tell(JsonNode view) {
        return tell("evt_" + UUID.randomUUID(), view);
    }

    Answer tell(String id, JsonNode view) {
        return send(
                id,
                "{\"type\":\"authorization." + view.get("status").asText() + "\",\"timestamp\":\"" + Instant.now()
                        + "\",\"data\":" + view + "}");
    }

    Answer send(String id, String body) {
        return send(PATH, id, Instant.now().getEpochSecond(), body);
    }

    Answer send(String path, String id, long timestamp, String body) {
        return nobody.send(request(path, id, timestamp, body));
    }

    private HttpRequest.Builder request(String path, String id, long timestamp, String body) {
        return nobody.json(path)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", "v1," + signature(id + "." + timestamp + "." + body))
                .POST(BodyPublishers.ofString(body));
    }

    private static String signature(String content) {
        var secret = TestServers.shared().environment().get("THROUGHLINE_PAYMENT_WEBHOOK_SECRET");
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
