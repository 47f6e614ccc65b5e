package io.throughline.e2e;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Compares the accepted orders with the shop's own records, the stock, and the provider's ledger. */
final class OrderBooks {

    private static final String REPEATED = """
            SELECT count(*) FROM (
                SELECT FROM orders.order_history h JOIN orders.customer_order o ON o.id = h.order_id
                WHERE o.customer_id = ? GROUP BY h.order_id, h.status, h.reason HAVING count(*) > 1) AS repetitions""";

    private final Installation installation;
    private final OrderLoad load;
    private final Map<String, OrderForm> accepted;

    OrderBooks(Installation installation, OrderLoad load, Map<String, OrderForm> accepted) {
        this.installation = installation;
        this.load = load;
        this.accepted = accepted;
    }

    /** No order is lost, doubled or left undecided. */
    void assertAllDecided() {
        assertThat(statuses().keySet()).isEqualTo(accepted.keySet());
        assertThat(statuses().values()).containsOnly("COMPLETED", "CANCELLED");
    }

    /** No order came twice to the same status for the same reason. */
    void assertHistoryHasNoRepetition() {
        assertThat(installation.database().number(REPEATED, load.customer()))
                .as("statuses that an order took twice")
                .isZero();
    }

    /** One charge and one key for each order that was charged; the money of completed orders, and of no others. */
    void assertLedgerAgrees() {
        var statuses = statuses();
        var charges = ours(installation.provider().allCharges());
        assertThat(distinct(charges, "/orderId")).isEqualTo(charges.size());
        assertThat(distinct(charges, "/idempotencyKey")).isEqualTo(charges.size());
        assertThat(charges).allSatisfy(charge -> assertChargeAgrees(charge, statuses));
        assertThat(sum(charges, "/capturedAmount") - sum(charges, "/refundedAmount"))
                .isEqualTo(completed(statuses).stream()
                        .mapToLong(id -> accepted.get(id).total())
                        .sum());
        var refunds = ours(installation.provider().allRefunds());
        assertThat(distinct(refunds, "/orderId")).isEqualTo(refunds.size());
        assertThat(refunds)
                .extracting(refund -> statuses.get(text(refund, "/orderId")))
                .doesNotContain("COMPLETED");
    }

    private void assertChargeAgrees(JsonNode charge, Map<String, String> statuses) {
        var id = text(charge, "/orderId");
        assertThat(charge.path("amount").longValue()).isEqualTo(accepted.get(id).total());
        if ("COMPLETED".equals(statuses.get(id))) {
            assertThat(text(charge, "/state")).as(id).isEqualTo("captured");
        } else {
            assertThat(text(charge, "/state")).as(id).isIn("voided", "refunded");
        }
    }

    /** What has left the house is what completed orders asked for, to the unit, and nothing stays reserved. */
    void assertStockAgrees() {
        var completed = completed(statuses());
        var shop = installation.client();
        for (var sku : load.skus()) {
            long sent = completed.stream()
                    .map(accepted::get)
                    .filter(form -> form.sku().equals(sku))
                    .mapToLong(OrderForm::quantity)
                    .sum();
            assertThat(OrderLoad.STOCK - shop.onHand(sku)).as(sku).isEqualTo(sent);
            assertThat(shop.reserved(sku)).as(sku).isZero();
        }
    }

    private Map<String, String> statuses() {
        return installation
                .database()
                .texts("SELECT id || ' ' || status FROM orders.customer_order WHERE customer_id = ?", load.customer())
                .stream()
                .map(row -> row.split(" "))
                .collect(toMap(row -> row[0], row -> row[1]));
    }

    private static Set<String> completed(Map<String, String> statuses) {
        var ids = new HashSet<>(statuses.keySet());
        ids.removeIf(id -> !"COMPLETED".equals(statuses.get(id)));
        return ids;
    }

    private List<JsonNode> ours(JsonNode entries) {
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> accepted.containsKey(text(entry, "/orderId")))
                .toList();
    }

    private static int distinct(List<JsonNode> entries, String field) {
        return entries.stream()
                .collect(groupingBy(entry -> text(entry, field), counting()))
                .size();
    }

    private static long sum(List<JsonNode> entries, String field) {
        return entries.stream().mapToLong(entry -> entry.at(field).longValue()).sum();
    }

    private static String text(JsonNode entry, String field) {
        return entry.at(field).asText();
    }
}
