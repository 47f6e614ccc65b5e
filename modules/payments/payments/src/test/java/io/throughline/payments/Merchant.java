package io.throughline.payments;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.HttpProbe;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Somebody else who has our keys to the providers: does things behind our back. */
final class Merchant {

    private static final String ALL = "/payment/authorizations";

    private final HttpProbe provider =
            HttpProbe.of(TestServers.shared().sandbox().url());

    /** Returns the reference. */
    String authorize(Object orderReference) {
        return post(
                        ALL,
                        "{\"orderReference\":\"" + orderReference
                                + "\",\"amount\":1999,\"currency\":\"EUR\",\"token\":\"tok_ok\"}")
                .get("id")
                .asText();
    }

    void capture(String reference) {
        post(ALL + "/" + reference + "/capture", "{}");
    }

    void giveUp(String reference) {
        post(ALL + "/" + reference + "/void", "{}");
    }

    /** Under a key that somebody else may want to use. */
    void giveUp(String reference, String idempotencyKey) {
        post(ALL + "/" + reference + "/void", "{}", idempotencyKey);
    }

    String status(String reference) {
        return get(ALL + "/" + reference).get("status").asText();
    }

    /** The authorization of an order's payment, as the provider shows it. */
    JsonNode of(UUID orderId) {
        return get(ALL + "?orderReference=" + orderId).at("/data/0");
    }

    /** As {@link #authorize}, at the acquirer. */
    void reserve(UUID orderId) {
        provider.send(provider.request("/acquirer/gateway")
                        .header("Authorization", "Bearer " + credential("THROUGHLINE_PAYMENT_ACQUIRER_KEY"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("command=RESERVE&amount=19.99&currency=EUR&card=tok_ok&reference="
                                + UUID.randomUUID() + "&invoice=" + orderId)))
                .require(200);
    }

    /** What the acquirer calls the transaction of an order. */
    String transactionOf(UUID orderId) {
        var charges = provider.get("/ledger/charges?orderId=" + orderId)
                .require(200)
                .json()
                .get("charges");
        return StreamSupport.stream(charges.spliterator(), false)
                .filter(charge -> charge.get("provider").asText().equals("acquirer"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
    }

    private JsonNode get(String path) {
        return provider.send(provider.request(path).header("Authorization", key()))
                .require(200)
                .json();
    }

    private JsonNode post(String path, String json) {
        return post(path, json, UUID.randomUUID().toString());
    }

    private JsonNode post(String path, String json, String idempotencyKey) {
        var answer = provider.send(provider.json(path)
                .header("Authorization", key())
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(json)));
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    private static String key() {
        return "Bearer " + credential("THROUGHLINE_PAYMENT_PROVIDER_KEY");
    }

    private static String credential(String name) {
        return TestServers.shared().environment().get(name);
    }
}
