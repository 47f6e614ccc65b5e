package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the outside world remembers: the sandbox's own books. */
record Ledgers(
        List<JsonNode> charges,
        List<JsonNode> refunds,
        List<JsonNode> shipments,
        List<JsonNode> mails,
        List<JsonNode> webhooks) {

    /** @param before ids of charges and shipments that are not of this campaign */
    static Ledgers read(Http sandbox, Shop shop, Set<String> before) throws IOException {
        Predicate<JsonNode> fresh = entry -> !before.contains(entry.path("id").asText());
        return new Ledgers(
                list(sandbox, "/ledger/charges", "charges", fresh),
                list(sandbox, "/ledger/refunds", "refunds", fresh),
                list(sandbox, "/ledger/shipments", "shipments", fresh),
                list(sandbox, "/ledger/mails?to=" + shop.email(), "mails", fresh),
                list(sandbox, "/ledger/webhooks?endpoint=" + shop.customer(), "webhooks", fresh));
    }

    private static List<JsonNode> list(Http sandbox, String path, String name, Predicate<JsonNode> wanted)
            throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode entry : sandbox.get(path).require(200).body().path(name)) {
            if (wanted.test(entry)) {
                found.add(entry);
            }
        }
        return found;
    }

    /** Ids of charges, refunds and shipments that are there already. */
    static Set<String> ids(Http sandbox, Shop shop) throws IOException {
        Ledgers now = read(sandbox, shop, Set.of());
        Set<String> ids = new HashSet<>();
        for (List<JsonNode> entries : List.of(now.charges, now.refunds, now.shipments)) {
            entries.forEach(entry -> ids.add(entry.path("id").asText()));
        }
        return ids;
    }

    long repeats() {
        long repeats = 0;
        for (List<JsonNode> entries : List.of(charges, refunds, shipments, mails)) {
            repeats += entries.stream()
                    .mapToLong(entry -> entry.path("repeats").asLong())
                    .sum();
        }
        return repeats
                + webhooks.stream()
                        .mapToLong(entry -> entry.path("count").asLong() - 1)
                        .sum();
    }

    static String order(JsonNode entry) {
        return entry.path("orderId").asText();
    }

    static List<JsonNode> of(List<JsonNode> entries, String order) {
        return entries.stream().filter(entry -> order(entry).equals(order)).toList();
    }
}
