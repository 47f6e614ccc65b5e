package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator asks what happened to an order. */
@PackagedServer
class TimelineE2E {

    private static final String TIMELINE = "/ops/api/timeline?businessId=";

    private final ShopClient shop;
    private final Provider provider;

    TimelineE2E(Installation installation) {
        shop = installation.client();
        provider = installation.provider();
    }

    @AfterEach
    void recover() {
        provider.recover();
    }

    @Test
    void tellsOfAnOrderFromItsRequestToTheLastCallInCausalOrder() {
        shop.stock("TOLD", 10);
        var id = shop.place(OrderForm.of("TOLD", 1));

        Eventually.that(() -> assertThat(line(id)).contains("provider-call payment-provider capture 200"));
        Eventually.that(() -> assertThat(line(id)).contains("event orders.order-completed published"));
        Eventually.that(() -> assertThat(outcomes(id, "mail")).isNotEmpty());
        Eventually.that(() -> assertThat(outcomes(id, "delivery")).containsOnly("handled"));
        var line = line(id);
        assertThat(line)
                .startsWith(
                        "request POST /orders/api/orders by storefront accepted",
                        "event orders.order-placed published");
        assertThat(line)
                .containsSubsequence(
                        "event orders.order-placed published",
                        "provider-call payment-provider authorize 201",
                        "delivery payments.orders-events orders.order-placed handled",
                        "event payments.payment-authorized published",
                        "delivery orders.payments-events payments.payment-authorized handled");
        assertThat(line)
                .containsSubsequence(
                        "delivery inventory.orders-events orders.order-placed handled",
                        "event inventory.stock-reserved published",
                        "delivery orders.inventory-events inventory.stock-reserved handled");
        assertThat(line)
                .containsSubsequence(
                        "event orders.order-confirmed published",
                        "provider-call payment-provider capture 200",
                        "event payments.payment-captured published");
        assertThat(line)
                .containsSubsequence(
                        "event orders.order-confirmed published",
                        "provider-call carrier book 201",
                        "delivery shipping.orders-events orders.order-confirmed handled",
                        "event shipping.shipment-dispatched published");
        assertThat(traceOf(id, "carrier book")).isEqualTo(traceOf(id, "orders.order-placed"));
        assertThat(timeline("viewer", id).toString()).doesNotContain("tok_ok", "someone@example.org");
    }

    @Test
    void showsFailedAttemptsAndWhenTheNextOneIs() {
        shop.stock("WAITING", 10);
        provider.failAuthorizations("error");
        var id = shop.place(OrderForm.of("WAITING", 1));

        Eventually.that(() -> assertThat(outcomes(id, "delivery")).contains("retrying"));
        var waiting = entries(id).stream()
                .filter(entry -> "retrying".equals(entry.path("outcome").asText()))
                .findFirst()
                .orElseThrow();
        assertThat(waiting.path("consumer").asText()).isEqualTo("payments.orders-events");
        assertThat(waiting.path("nextAttemptAt").asText()).isNotEmpty();
        assertThat(waiting.path("detail").asText()).contains("the payment provider answered 5");
        assertThat(entries(id)).anySatisfy(entry -> {
            assertThat(entry.path("kind").asText()).isEqualTo("attempt");
            assertThat(entry.path("detail").asText()).contains("ProviderUnavailable");
        });
        assertThat(line(id))
                .anySatisfy(entry -> assertThat(entry).startsWith("provider-call payment-provider authorize 5"));

        provider.recover();
        Eventually.that(() -> assertThat(outcomes(id, "delivery")).containsOnly("handled"));
    }

    @Test
    void answersNothingOfAnUnknownIdAndRefusesNone() {
        assertThat(timeline("operator", UUID.randomUUID().toString())).isEmpty();
        assertThat(shop.get("admin", "/ops/api/timeline").status()).isEqualTo(400);
        assertThat(shop.get("storefront", TIMELINE + "x").status()).isEqualTo(403);
        assertThat(shop.send(shop.anonymous(TIMELINE + "x")).status()).isEqualTo(401);
    }

    private JsonNode timeline(String account, String id) {
        return shop.get(account, TIMELINE + id).require(200).json();
    }

    private List<JsonNode> entries(String id) {
        var entries = new ArrayList<JsonNode>();
        timeline("viewer", id).forEach(entries::add);
        return entries;
    }

    private String traceOf(String id, String name) {
        return entries(id).stream()
                .filter(entry -> name.equals(entry.path("name").asText()))
                .map(entry -> entry.path("traceId").asText("none"))
                .findFirst()
                .orElse("nothing of the name");
    }

    private List<String> outcomes(String id, String kind) {
        return entries(id).stream()
                .filter(entry -> kind.equals(entry.path("kind").asText()))
                .map(entry -> entry.path("outcome").asText())
                .toList();
    }

    private List<String> line(String id) {
        return entries(id).stream()
                .map(entry -> entry.path("kind").asText()
                        + ("delivery".equals(entry.path("kind").asText())
                                ? " " + entry.path("consumer").asText()
                                : "")
                        + " " + entry.path("name").asText() + " "
                        + entry.path("outcome").asText())
                .toList();
    }
}
