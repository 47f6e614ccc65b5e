package io.throughline.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.Answer;
import io.throughline.messaging.testkit.HttpProbe;
import io.throughline.orders.events.OrderCancellationRequested;
import io.throughline.orders.events.OrderConfirmed;
import io.throughline.orders.events.OrderPlaced;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The deployed webhooks, as an account of theirs sees them, with the events of orders. */
final class Webhooks {

    static final String TOKEN = "tok_must_not_leave";

    private final HttpProbe nobody = HttpProbe.ofManaged("/webhooks/api/");

    HttpProbe as(String account) {
        return nobody.as(account);
    }

    Answer subscribing(String account, String url, String... eventTypes) {
        var types = String.join("\",\"", eventTypes);
        return as(account).post("subscriptions", "{\"url\":\"" + url + "\",\"eventTypes\":[\"" + types + "\"]}");
    }

    /** @param preferences JSON */
    JsonNode subscribePreferring(String preferences, String url, String... eventTypes) {
        var types = String.join("\",\"", eventTypes);
        return as("integrator")
                .post(
                        "subscriptions",
                        "{\"url\":\"" + url + "\",\"eventTypes\":[\"" + types + "\"],\"preferences\":" + preferences
                                + "}")
                .require(201)
                .json();
    }

    JsonNode subscribe(String url, String... eventTypes) {
        return subscribing("integrator", url, eventTypes).require(201).json();
    }

    List<JsonNode> deliveries(JsonNode subscription) {
        var page = as("integrator")
                .get("subscriptions/" + id(subscription) + "/deliveries")
                .require(200)
                .json();
        return StreamSupport.stream(page.get("deliveries").spliterator(), false).toList();
    }

    JsonNode get(JsonNode subscription) {
        return as("viewer")
                .get("subscriptions/" + id(subscription))
                .require(200)
                .json();
    }

    /** @return the new secret */
    String rotate(JsonNode subscription) {
        return as("integrator")
                .post("subscriptions/" + id(subscription) + "/secrets", "")
                .require(201)
                .text("secret");
    }

    Answer endOverlap(String account, JsonNode subscription) {
        var webhooks = as(account);
        return webhooks.send(webhooks.request("subscriptions/" + id(subscription) + "/secrets/earlier")
                .DELETE());
    }

    Answer enabling(String account, JsonNode subscription, boolean resendMissed) {
        return as(account)
                .post("subscriptions/" + id(subscription) + "/enable", "{\"resendMissed\":" + resendMissed + "}");
    }

    /** @return how many deliveries are sent once more */
    int enable(JsonNode subscription, boolean resendMissed) {
        return enabling("integrator", subscription, resendMissed)
                .require(200)
                .json()
                .get("resending")
                .asInt();
    }

    void delete(JsonNode subscription) {
        var webhooks = as("integrator");
        webhooks.send(webhooks.request("subscriptions/" + id(subscription)).DELETE())
                .require(204);
    }

    void resend(JsonNode subscription, String delivery) {
        as("integrator")
                .post("subscriptions/" + id(subscription) + "/deliveries/" + delivery + "/resend", "")
                .require(202);
    }

    void letPass(String duration) {
        as("admin").post("probe/clock/" + duration, "").require(204);
    }

    void resetClock() {
        as("admin").post("probe/clock/reset", "").require(204);
    }

    /** When the next attempt of any is due, if there is one. */
    String next() {
        return as("admin").get("probe/clock/next").require(200).body();
    }

    void forget() {
        as("admin").post("probe/clock/retention", "").require(204);
    }

    void place(UUID order) {
        append(
                OrderPlaced.class,
                "{\"orderId\":\"%s\",\"customerId\":\"c-1\",\"customerEmail\":\"c@example.org\",\"currency\":\"EUR\","
                        + "\"total\":1999,\"lines\":[{\"sku\":\"mug\",\"quantity\":1,\"unitPrice\":1999}],"
                        + "\"paymentMethod\":\"card\",\"paymentToken\":\"" + TOKEN
                        + "\",\"payBy\":\"2099-01-01T00:00:00Z\",\"placedAt\":\"2026-01-01T00:00:00Z\"}",
                order);
    }

    void requestCancellation(UUID order) {
        append(OrderCancellationRequested.class, "{\"orderId\":\"%s\",\"reason\":\"customer\"}", order);
    }

    void confirm(UUID order) {
        append(OrderConfirmed.class, "{\"orderId\":\"%s\"}", order);
    }

    static String id(JsonNode subscription) {
        return subscription.get("id").asText();
    }

    private void append(Class<? extends Event> type, String json, UUID order) {
        as("admin")
                .post("probe/events/" + type.getName(), json.formatted(order))
                .require(204);
    }
}
