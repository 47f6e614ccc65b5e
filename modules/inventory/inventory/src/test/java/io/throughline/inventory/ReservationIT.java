package io.throughline.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Inventory on Liberty with PostgreSQL and the broker; the events of orders come over the wire. */
class ReservationIT extends OrdersOverTheWire {

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
    void takesADispatchedOrderOutOfTheStockOnce() {
        count(sku, 10);
        place(order, line(sku, 4));
        soon().untilAsserted(() -> assertThat(reservation(order)).isEqualTo("RESERVED"));
        dispatch(order);
        dispatch(order);
        soon().untilAsserted(() -> assertThat(reservation(order)).isEqualTo("SHIPPED"));
        var next = UUID.randomUUID();
        dispatch(next);
        soon().until(() -> findings(next).contains("DISPATCHED_WITHOUT_RESERVATION"));

        assertThat(stock(sku)).isEqualTo("6/0/6");
        assertThat(findings(order)).isEqualTo("[]");
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

    private long deadlocks() {
        return database.number("select deadlocks from pg_stat_database where datname = current_database()");
    }
}
