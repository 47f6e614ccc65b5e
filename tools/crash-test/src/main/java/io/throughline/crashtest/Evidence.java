package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The accepted orders beside the application's books and those of the outside world. */
record Evidence(Shop shop, Map<String, Wish> accepted, OrderRecords records, Ledgers ledgers) {

    /** All orders that anybody speaks of. */
    Set<String> orders() {
        Set<String> orders = new TreeSet<>(accepted.keySet());
        orders.addAll(records.status().keySet());
        return orders;
    }

    Map<String, List<JsonNode>> charges() {
        return byOrder(ledgers.charges(), Ledgers::order);
    }

    Map<String, List<JsonNode>> refunds() {
        return byOrder(ledgers.refunds(), Ledgers::order);
    }

    Map<String, List<JsonNode>> shipments() {
        return byOrder(ledgers.shipments(), Ledgers::order);
    }

    Map<String, List<JsonNode>> webhooks() {
        return byOrder(ledgers.webhooks(), Ledgers::order);
    }

    /** Message-IDs are {@code <order.kind@domain>}. */
    Map<String, List<JsonNode>> mails() {
        return byOrder(ledgers.mails(), mail -> mail.path("messageId").asText().replaceAll("^<|\\..*", ""));
    }

    static String mailKind(JsonNode mail) {
        return mail.path("messageId").asText().replaceAll("^[^.]*\\.|@.*", "");
    }

    private static Map<String, List<JsonNode>> byOrder(List<JsonNode> entries, Function<JsonNode, String> order) {
        return entries.stream().collect(Collectors.groupingBy(order));
    }
}
