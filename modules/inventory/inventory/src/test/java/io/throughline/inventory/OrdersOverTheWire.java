package io.throughline.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.HttpProbe;
import io.throughline.orders.events.OrderCancelled;
import io.throughline.orders.events.OrderPlaced;
import io.throughline.shipping.events.ShipmentDispatched;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;

/** What the other contexts publish, and what becomes of it here. */
abstract class OrdersOverTheWire extends OnLiberty {

    final HttpProbe admin = HttpProbe.ofManaged("/inventory/api/").as("admin");
    final ApplicationDatabase database = ApplicationDatabase.shared();

    void count(String article, long onHand) {
        assertThat(admin.put("stock/" + article, "{\"onHand\":" + onHand + "}").status())
                .isEqualTo(200);
    }

    String stock(String article) {
        var level = admin.get("stock/" + article).json();
        return level.get("onHand") + "/" + level.get("reserved") + "/" + level.get("available");
    }

    void place(UUID orderId, String... lines) {
        var event =
                "{\"orderId\":\"%s\",\"customerId\":\"c-1\",\"customerEmail\":\"c@example.org\",\"currency\":\"EUR\","
                        + "\"total\":100,\"lines\":[%s],\"paymentMethod\":\"card\",\"paymentToken\":\"tok_ok\","
                        + "\"payBy\":\"2099-01-01T00:00:00Z\",\"placedAt\":\"2026-01-01T00:00:00Z\"}";
        publish(OrderPlaced.class, event.formatted(orderId, String.join(",", lines)));
    }

    void cancel(UUID orderId) {
        var event = "{\"orderId\":\"%s\",\"reason\":\"customer\"}".formatted(orderId);
        publish(OrderCancelled.class, event);
    }

    void publish(Class<? extends Event> type, String json) {
        admin.post("probe/events/" + type.getName(), json).require(204);
    }

    String reservation(UUID orderId) {
        var states = database.texts("select state from inventory.reservation where order_id = ?", orderId);
        return states.isEmpty() ? "" : states.get(0);
    }

    void dispatch(UUID orderId) {
        var event = "{\"shipmentId\":\"%s\",\"orderId\":\"%s\",\"carrier\":\"sandbox\",\"trackingCode\":\"TL1\","
                + "\"dispatchedAt\":\"2030-01-01T00:00:00Z\"}";
        publish(ShipmentDispatched.class, event.formatted(UUID.randomUUID(), orderId));
    }

    /** Those of the order, as an array. */
    String findings(UUID orderId) {
        var found = JsonNodeFactory.instance.arrayNode();
        for (var finding : admin.get("reconciliation-findings").require(200).json()) {
            if (finding.get("orderId").asText().equals(orderId.toString())) {
                found.add(finding);
            }
        }
        return found.toString();
    }

    static String line(String article, int quantity) {
        return "{\"sku\":\"%s\",\"quantity\":%d,\"unitPrice\":100}".formatted(article, quantity);
    }

    static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
