package io.throughline.bench.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the providers' own books say of the orders.
 *
 * @param doubled orders charged more than once, at whichever provider
 * @param wrong completed orders whose money is not captured, and cancelled ones whose money was not given back
 */
public record Charges(long doubled, long wrong) {

    private static final Set<String> GIVEN_BACK = Set.of("voided", "refunded");

    /**
     * @param ledger every charge that was granted
     * @param orders the status of each order
     */
    public static Charges of(JsonNode ledger, Map<String, String> orders) {
        Map<String, List<String>> states = new HashMap<>();
        for (JsonNode charge : ledger) {
            states.computeIfAbsent(charge.path("orderId").asText(), order -> new ArrayList<>())
                    .add(charge.path("state").asText());
        }
        long doubled =
                states.values().stream().filter(charges -> charges.size() > 1).count();
        long wrong = orders.entrySet().stream()
                .filter(order -> !agree(order.getValue(), states.getOrDefault(order.getKey(), List.of())))
                .count();
        return new Charges(doubled, wrong);
    }

    private static boolean agree(String status, List<String> charges) {
        return switch (status) {
            case "COMPLETED" -> charges.equals(List.of("captured"));
            case "CANCELLED" -> GIVEN_BACK.containsAll(charges);
            default -> false;
        };
    }
}
