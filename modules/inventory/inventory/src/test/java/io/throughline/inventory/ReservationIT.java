package io.throughline.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.HttpProbe;
import io.throughline.orders.events.OrderCancelled;
import io.throughline.orders.events.OrderPlaced;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** Inventory on Liberty with PostgreSQL and the broker; the events of orders come over the wire. */
class ReservationIT extends OnLiberty {

    private final HttpProbe admin = HttpProbe.ofManaged("/inventory/api/").as("admin");
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final UUID order = UUID.randomUUID();
    private final String sku = "sku-" + order;

    @Test
    void reservesForAPlacedOrderAndReleasesForACancelledOne() {
        count(sku, 10);
        place(order, line(sku, 3), line(sku, 1));
        soon().untilAsserted(() -> assertThat(stock(sku)).isEqualTo("10/4/6"));
        cancel(order);
        soon().untilAsserted(() -> assertThat(stock(sku)).isEqualTo("10/0/10"));

        assertThat(database.appended("inventory", order))
                .containsExactly("inventory.stock-reserved", "inventory.stock-released");
        assertThat(reservation(order)).isEqualTo("RELEASED");
    }

    @Test
    void reservesNothingWhenALineIsMissing() {
        count(sku, 10);
        place(order, line(sku, 4), line("never-counted", 1));
        soon().untilAsserted(() -> assertThat(reservation(order)).isEqualTo("REJECTED"));

        assertThat(stock(sku)).isEqualTo("10/0/10");
        assertThat(database.appended("inventory", order)).containsExactly("inventory.stock-rejected");
    }

    @Test
    void reservesNothingForAnOrderWhoseCancellationCameFirst() {
        count(sku, 10);
        cancel(order);
        place(order, line(sku, 4));
        var later = UUID.randomUUID();
        place(later, line(sku, 1));
        soon().untilAsserted(() -> assertThat(reservation(later)).isEqualTo("RESERVED"));
        soon().untilAsserted(() -> assertThat(reservation(order)).isEqualTo("CANCELLED"));

        assertThat(stock(sku)).isEqualTo("10/1/9");
        assertThat(database.appended("inventory", order)).isEmpty();
    }

    @Test
    void neverSellsMoreThanThereIsWhenManyOrdersWantTheSame() {
        var other = sku + "-b";
        count(sku, 30);
        count(other, 30);
        long deadlocks = deadlocks();
        var orders = Stream.generate(UUID::randomUUID).limit(40).toList();
        orders.forEach(id -> place(
                id,
                id.hashCode() % 2 == 0 ? line(sku, 1) : line(other, 1),
                id.hashCode() % 2 == 0 ? line(other, 1) : line(sku, 1)));
        soon().untilAsserted(
                        () -> assertThat(orders).noneMatch(id -> reservation(id).isEmpty()));

        assertThat(stock(sku)).isEqualTo("30/30/0");
        assertThat(stock(other)).isEqualTo("30/30/0");
        assertThat(orders.stream().map(this::reservation).filter("REJECTED"::equals))
                .hasSize(10);
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    @Test
    void isKeptFromImpossibleStockByTheDatabaseToo() {
        count(sku, 10);

        assertThatThrownBy(() -> database.change("update inventory.stock_item set reserved = 11 where sku = ?", sku))
                .hasMessageContaining("stock_item_reserved_is_on_hand");
        assertThatThrownBy(() -> database.change("update inventory.stock_item set on_hand = -1 where sku = ?", sku))
                .hasMessageContaining("stock_item");
        assertThatThrownBy(() ->
                        database.change("insert into inventory.reservation values (?, 'LOST', now(), now(), 0)", order))
                .hasMessageContaining("reservation_state_is_known");
    }

    private void count(String article, long onHand) {
        assertThat(admin.put("stock/" + article, "{\"onHand\":" + onHand + "}").status())
                .isEqualTo(200);
    }

    private String stock(String article) {
        var level = admin.get("stock/" + article).json();
        return level.get("onHand") + "/" + level.get("reserved") + "/" + level.get("available");
    }

    private void place(UUID orderId, String... lines) {
        var event =
                "{\"orderId\":\"%s\",\"customerId\":\"c-1\",\"customerEmail\":\"c@example.org\",\"currency\":\"EUR\","
                        + "\"total\":100,\"lines\":[%s],\"paymentMethod\":\"card\",\"paymentToken\":\"tok_ok\","
                        + "\"payBy\":\"2099-01-01T00:00:00Z\",\"placedAt\":\"2026-01-01T00:00:00Z\"}";
        publish(OrderPlaced.class, event.formatted(orderId, String.join(",", lines)));
    }

    private void cancel(UUID orderId) {
        var event = "{\"orderId\":\"%s\",\"reason\":\"customer\"}".formatted(orderId);
        publish(OrderCancelled.class, event);
    }

    private void publish(Class<? extends Event> type, String json) {
        admin.post("probe/events/" + type.getName(), json).require(204);
    }

    private String reservation(UUID orderId) {
        var states = database.texts("select state from inventory.reservation where order_id = ?", orderId);
        return states.isEmpty() ? "" : states.get(0);
    }

    private long deadlocks() {
        return database.number("select deadlocks from pg_stat_database where datname = current_database()");
    }

    private static String line(String article, int quantity) {
        return "{\"sku\":\"%s\",\"quantity\":%d,\"unitPrice\":100}".formatted(article, quantity);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
