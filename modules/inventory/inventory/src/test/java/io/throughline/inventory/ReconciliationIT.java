package io.throughline.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.HttpProbe;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody purges a queue in the Artemis console, with events in it that nobody will send again. */
class ReconciliationIT extends OrdersOverTheWire {

    private final UUID order = UUID.randomUUID();
    private final String sku = "sku-" + order;

    @BeforeEach
    void reserve() {
        count(sku, 10);
        place(order, line(sku, 4));
        soon().untilAsserted(() -> assertThat(reservation(order)).isEqualTo("RESERVED"));
        database.change("update inventory.reconciliation_run set checked_until = now()");
    }

    @Test
    void releasesWhatIsHeldForAnOrderWhoseCancellationGotLost() {
        lose("orders", () -> cancel(order));
        assertThat(reservation(order)).isEqualTo("RESERVED");
        reconcileUntil("RELEASED");

        assertThat(stock(sku)).isEqualTo("10/0/10");
        assertThat(database.appended("inventory", order))
                .containsExactly("inventory.stock-reserved", "inventory.stock-released");
        assertThat(findings(order)).contains("MISSED_EVENT", "orders.order-cancelled");
    }

    @Test
    void takesOutOfTheStockWhatWasDispatchedWithoutItsHearingOfIt() {
        lose("shipping", () -> dispatch(order));
        reconcileUntil("SHIPPED");
        run();
        run();

        assertThat(stock(sku)).isEqualTo("6/0/6");
        assertThat(findings(order)).contains("shipping.shipment-dispatched").doesNotContain("\"mendedAt\":null");
    }

    @Test
    void findsNothingWhereEverythingWasHandled() {
        cancel(order);
        soon().untilAsserted(() -> assertThat(reservation(order)).isEqualTo("RELEASED"));
        run();

        assertThat(findings(order)).isEqualTo("[]");
        assertThat(database.number(
                        "select count(*) from messaging.redelivered_event r join messaging.outbox_event e"
                                + " on e.event_id = r.event_id where e.key = ?",
                        order.toString()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "admin"})
    void showsItsFindingsToThoseWhoLookAfterIt(String account) {
        var findings = HttpProbe.ofManaged("/inventory/api/").as(account);

        assertThat(findings.get("reconciliation-findings?mended=false").status())
                .isEqualTo(200);
        assertThat(findings.get("reconciliation-findings?mended=true").status()).isEqualTo(200);
        assertThat(findings.get("reconciliation-findings?mended=perhaps").status())
                .isEqualTo(400);
    }

    @Test
    void showsItsFindingsToNobodyElse() {
        var nobody = HttpProbe.ofManaged("/inventory/api/");

        assertThat(nobody.as("storefront").get("reconciliation-findings").status())
                .isEqualTo(403);
        assertThat(nobody.get("reconciliation-findings").status()).isEqualTo(401);
    }

    private static void lose(String source, Runnable publish) {
        var queue = new BrokerQueue("dev.inventory." + source + "-events");
        queue.pause();
        try {
            publish.run();
            soon().until(() -> queue.depth() > 0);
            queue.purge();
        } finally {
            queue.resume();
        }
    }

    private void reconcileUntil(String state) {
        soon().untilAsserted(() -> {
            run();
            assertThat(reservation(order)).isEqualTo(state);
        });
    }

    private void run() {
        admin.post("probe/reconciliation", "").require(204);
    }
}
