package io.throughline.bench.synchronous;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;

/** What the orders context would be sent, as far as it is stored. */
record PlacedOrder(UUID id, String customerId, String email, String currency, List<Line> lines, String token) {

    record Line(String sku, int quantity, long unitPrice) {

        private static Line of(JsonValue json) {
            var line = json.asJsonObject();
            return new Line(
                    line.getString("sku"),
                    line.getInt("quantity"),
                    line.getJsonNumber("unitPrice").longValueExact());
        }
    }

    static PlacedOrder of(JsonObject json) {
        var customer = json.getJsonObject("customer");
        return new PlacedOrder(
                UUID.randomUUID(),
                customer.getString("id"),
                customer.getString("email"),
                json.getString("currency"),
                json.getJsonArray("lines").stream().map(Line::of).toList(),
                json.getJsonObject("payment").getString("token"));
    }

    long total() {
        return lines.stream()
                .mapToLong(line -> line.quantity() * line.unitPrice())
                .sum();
    }
}
