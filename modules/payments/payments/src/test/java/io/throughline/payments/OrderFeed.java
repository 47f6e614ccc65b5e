package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.HttpProbe;
import io.throughline.orders.events.OrderCancelled;
import io.throughline.orders.events.OrderConfirmed;
import io.throughline.orders.events.OrderPlaced;
import java.time.Duration;
import java.util.UUID;

/** The events of orders, over the wire, and what payments made of them. */
final class OrderFeed {

    private final HttpProbe admin = HttpProbe.ofManaged("/payments/api/").as("admin");

    void place(UUID orderId, String token, String payBy) {
        publish(
                OrderPlaced.class,
                "{\"orderId\":\"%s\",\"customerId\":\"c-1\",\"customerEmail\":\"c@example.org\",\"currency\":\"EUR\","
                        + "\"total\":1999,\"lines\":[{\"sku\":\"mug\",\"quantity\":1,\"unitPrice\":1999}],"
                        + "\"paymentMethod\":\"card\",\"paymentToken\":\"%s\",\"payBy\":\"%s\","
                        + "\"placedAt\":\"2026-01-01T00:00:00Z\"}",
                orderId,
                token,
                payBy);
    }

    /** An order that can be paid. */
    void place(UUID orderId) {
        place(orderId, "tok_ok", "2099-01-01T00:00:00Z");
    }

    void confirm(UUID orderId) {
        publish(OrderConfirmed.class, "{\"orderId\":\"%s\"}", orderId);
    }

    void cancel(UUID orderId) {
        publish(OrderCancelled.class, "{\"orderId\":\"%s\",\"reason\":\"customer\"}", orderId);
    }

    private void publish(Class<? extends Event> type, String json, Object... values) {
        admin.post("probe/events/" + type.getName(), json.formatted(values)).require(204);
    }

    JsonNode payment(UUID orderId) {
        return admin.get("payments?orderId=" + orderId).json();
    }

    String status(UUID orderId) {
        return payment(orderId).at("/0/status").asText();
    }

    void awaitStatus(UUID orderId, String status) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(status(orderId)).isEqualTo(status));
    }
}
