package io.throughline.crashtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the application's own books say of the orders of one campaign.
 *
 * @param status by order
 * @param passed every status that an order had, by order
 * @param repeated orders that took a status twice for the same reason
 * @param onHand by article
 * @param reserved by article
 * @param provider of the payment, by order
 */
record OrderRecords(
        Map<String, String> status,
        Map<String, Set<String>> passed,
        List<String> repeated,
        Map<String, Long> onHand,
        Map<String, Long> reserved,
        Map<String, String> provider) {

    private static final String STATUS = "SELECT id, status FROM orders.customer_order WHERE customer_id = ?";
    private static final String PASSED = """
            SELECT h.order_id, h.status, count(*) > 1 FROM orders.order_history h
            JOIN orders.customer_order o ON o.id = h.order_id
            WHERE o.customer_id = ? GROUP BY h.order_id, h.status, h.reason""";
    private static final String STOCK = "SELECT sku, on_hand, reserved FROM inventory.stock_item WHERE sku LIKE ?";

    private static final String PROVIDER = """
            SELECT p.order_id, p.provider FROM payments.payment p JOIN orders.customer_order o ON o.id = p.order_id
            WHERE o.customer_id = ? AND p.provider IS NOT NULL""";

    static OrderRecords none() {
        return new OrderRecords(
                new HashMap<>(), new HashMap<>(), new ArrayList<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    static OrderRecords read(Database database, Shop shop) {
        OrderRecords records = none();
        for (List<String> row : database.rows(STATUS, shop.customer())) {
            records.status.put(row.get(0), row.get(1));
        }
        for (List<String> row : database.rows(PASSED, shop.customer())) {
            records.passed.computeIfAbsent(row.get(0), order -> new HashSet<>()).add(row.get(1));
            if (row.get(2).equals("t")) {
                records.repeated.add(row.get(0));
            }
        }
        for (List<String> row : database.rows(STOCK, shop.customer() + "-%")) {
            records.onHand.put(row.get(0), Long.valueOf(row.get(1)));
            records.reserved.put(row.get(0), Long.valueOf(row.get(2)));
        }
        for (List<String> row : database.rows(PROVIDER, shop.customer())) {
            records.provider.put(row.get(0), row.get(1));
        }
        return records;
    }

    boolean isCompleted(String order) {
        return "COMPLETED".equals(status.get(order));
    }

    boolean isCancelled(String order) {
        return "CANCELLED".equals(status.get(order));
    }

    boolean hasPassed(String order, String wanted) {
        return passed.getOrDefault(order, Set.of()).contains(wanted);
    }
}
