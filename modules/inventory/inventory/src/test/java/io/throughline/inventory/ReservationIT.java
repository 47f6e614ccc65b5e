package io.throughline.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Inventory on Liberty with PostgreSQL and the broker; the events of orders come over the wire. */
@ExtendWith(ArquillianExtension.class)
class ReservationIT {

    private final HttpProbe admin = HttpProbe.as("admin");
    private final UUID order = UUID.randomUUID();
    private final String sku = "sku-" + order;

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return InventoryArchive.ear();
    }

    @Test
    void reservesForAPlacedOrderAndReleasesForACancelledOne() {
        count(sku, 10);
        place(order, line(sku, 3), line(sku, 1));
        soon().untilAsserted(() -> assertThat(stock(sku)).isEqualTo("10/4/6"));
        cancel(order);
        soon().untilAsserted(() -> assertThat(stock(sku)).isEqualTo("10/0/10"));

        assertThat(StockBooks.published(order)).containsExactly("inventory.stock-reserved", "inventory.stock-released");
        assertThat(StockBooks.reservation(order)).isEqualTo("RELEASED");
    }

    @Test
    void reservesNothingWhenALineIsMissing() {
        count(sku, 10);
        place(order, line(sku, 4), line("never-counted", 1));
        soon().untilAsserted(() -> assertThat(StockBooks.reservation(order)).isEqualTo("REJECTED"));

        assertThat(stock(sku)).isEqualTo("10/0/10");
        assertThat(StockBooks.published(order)).containsExactly("inventory.stock-rejected");
    }

    @Test
    void reservesNothingForAnOrderWhoseCancellationCameFirst() {
        count(sku, 10);
        cancel(order);
        place(order, line(sku, 4));
        var later = UUID.randomUUID();
        place(later, line(sku, 1));
        soon().untilAsserted(() -> assertThat(StockBooks.reservation(later)).isEqualTo("RESERVED"));
        soon().untilAsserted(() -> assertThat(StockBooks.reservation(order)).isEqualTo("CANCELLED"));

        assertThat(stock(sku)).isEqualTo("10/1/9");
        assertThat(StockBooks.published(order)).isEmpty();
    }

    @Test
    void neverSellsMoreThanThereIsWhenManyOrdersWantTheSame() {
        var other = sku + "-b";
        count(sku, 30);
        count(other, 30);
        long deadlocks = StockBooks.deadlocks();
        var orders = Stream.generate(UUID::randomUUID).limit(40).toList();
        orders.forEach(id -> place(
                id,
                id.hashCode() % 2 == 0 ? line(sku, 1) : line(other, 1),
                id.hashCode() % 2 == 0 ? line(other, 1) : line(sku, 1)));
        soon().untilAsserted(() ->
                assertThat(orders).noneMatch(id -> StockBooks.reservation(id).isEmpty()));

        assertThat(stock(sku)).isEqualTo("30/30/0");
        assertThat(stock(other)).isEqualTo("30/30/0");
        assertThat(orders.stream().map(StockBooks::reservation).filter("REJECTED"::equals))
                .hasSize(10);
        assertThat(StockBooks.deadlocks()).isEqualTo(deadlocks);
    }

    @Test
    void isKeptFromImpossibleStockByTheDatabaseToo() {
        count(sku, 10);

        assertThatThrownBy(() ->
                        StockBooks.change("update inventory.stock_item set reserved = 11 where sku = '" + sku + "'"))
                .hasMessageContaining("stock_item_reserved_is_on_hand");
        assertThatThrownBy(() ->
                        StockBooks.change("update inventory.stock_item set on_hand = -1 where sku = '" + sku + "'"))
                .hasMessageContaining("stock_item");
        assertThatThrownBy(() -> StockBooks.change(
                        "insert into inventory.reservation values ('" + order + "', 'LOST', now(), now(), 0)"))
                .hasMessageContaining("reservation_state_is_known");
    }

    private void count(String article, long onHand) {
        assertThat(admin.put("stock/" + article, "{\"onHand\":" + onHand + "}").status())
                .isEqualTo(200);
    }

    private String stock(String article) {
        var level = admin.get("stock/" + article).body();
        return level.get("onHand") + "/" + level.get("reserved") + "/" + level.get("available");
    }

    private void place(UUID orderId, String... lines) {
        var event =
                "{\"orderId\":\"%s\",\"customerId\":\"c-1\",\"customerEmail\":\"c@example.org\",\"currency\":\"EUR\","
                        + "\"total\":100,\"lines\":[%s],\"paymentMethod\":\"card\",\"paymentToken\":\"tok_ok\","
                        + "\"payBy\":\"2099-01-01T00:00:00Z\",\"placedAt\":\"2026-01-01T00:00:00Z\"}";
        assertThat(admin.post("probe/order-placed", event.formatted(orderId, String.join(",", lines)))
                        .status())
                .isEqualTo(204);
    }

    private void cancel(UUID orderId) {
        var event = "{\"orderId\":\"%s\",\"reason\":\"customer\"}".formatted(orderId);
        assertThat(admin.post("probe/order-cancelled", event).status()).isEqualTo(204);
    }

    private static String line(String article, int quantity) {
        return "{\"sku\":\"%s\",\"quantity\":%d,\"unitPrice\":100}".formatted(article, quantity);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
