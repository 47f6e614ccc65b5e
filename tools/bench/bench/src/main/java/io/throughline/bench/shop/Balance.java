package io.throughline.bench.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.bench.stack.ProductStack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * Money, stock and parcels by the product's books beside those of the outside world; zero where both agree.
 *
 * @param cents that the providers captured and did not pay back, beyond what completed orders cost
 * @param units that left the stock, beyond those that the carrier was given
 * @param reserved units that nobody will fetch
 * @param parcels sent, beyond the completed orders
 */
public record Balance(long cents, long units, long reserved, long parcels) {

    /**
     * @param completed orders
     * @param cost of completed orders, in cents
     * @param gone units that left the stock
     */
    record House(long completed, long cost, long gone, long reserved) {}

    private static final Set<String> SENT = Set.of("dispatched", "delivered");
    private static final String HOUSE = """
            SELECT (SELECT count(*) FROM orders.customer_order WHERE status = 'COMPLETED'),
                (SELECT coalesce(sum(total), 0) FROM orders.customer_order WHERE status = 'COMPLETED'),
                (SELECT sum(%d - on_hand) FROM inventory.stock_item WHERE on_hand > 0),
                (SELECT sum(reserved) FROM inventory.stock_item)""".formatted(Shop.STOCK);

    public static Balance of(ProductStack stack, Shop shop) throws SQLException, IOException, InterruptedException {
        return of(house(stack), shop.ledger("charges"), shop.ledger("shipments"));
    }

    static Balance of(House house, JsonNode charges, JsonNode shipments) {
        long kept = 0;
        for (JsonNode charge : charges) {
            kept += charge.path("capturedAmount").asLong()
                    - charge.path("refundedAmount").asLong();
        }
        long parcels = 0;
        long units = 0;
        for (JsonNode shipment : shipments) {
            if (SENT.contains(shipment.path("state").asText())) {
                parcels++;
                units += shipment.path("lines").findValues("quantity").stream()
                        .mapToLong(JsonNode::asLong)
                        .sum();
            }
        }
        return new Balance(kept - house.cost(), house.gone() - units, house.reserved(), parcels - house.completed());
    }

    private static House house(ProductStack stack) throws SQLException {
        try (Connection connection = stack.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HOUSE)) {
            row.next();
            return new House(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }
}
