package io.throughline.sandbox.payment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.idempotency.KeyUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts and sums over the ledgers of all providers. */
final class Summary {
    private final List<Ledger> ledgers;
    private final List<Authorization> authorizations;

    Summary(List<Ledger> ledgers) {
        this.ledgers = ledgers;
        this.authorizations = ledgers.stream()
                .flatMap(ledger -> ledger.authorizations().stream())
                .toList();
    }

    ObjectNode view() {
        ObjectNode view = Json.MAPPER.createObjectNode();
        List<Authorization> charges =
                authorizations.stream().filter(Authorization::isCharge).toList();
        view.put("charges", charges.size()).put("declined", authorizations.size() - charges.size());
        orders(view, charges);
        view.set("chargesByProvider", byProvider());
        view.set("chargesByStateAndCurrency", charges(charges));
        view.set("refundsByKindAndCurrency", refunds());
        view.set("keys", keys());
        return view;
    }

    private ObjectNode byProvider() {
        ObjectNode view = Json.MAPPER.createObjectNode();
        ledgers.forEach(ledger -> view.put(
                ledger.provider(),
                ledger.authorizations().stream().filter(Authorization::isCharge).count()));
        return view;
    }

    private static void orders(ObjectNode view, List<Authorization> charges) {
        Map<String, Long> perOrder = charges.stream()
                .collect(Collectors.groupingBy(charge -> charge.purchase().orderReference(), Collectors.counting()));
        view.put("ordersCharged", perOrder.size());
        view.put(
                "ordersChargedMoreThanOnce",
                perOrder.values().stream().filter(count -> count > 1).count());
    }

    private static ArrayNode charges(List<Authorization> charges) {
        Function<Authorization, List<Object>> group =
                charge -> List.of(charge.standing().status(), charge.purchase().currency());
        ArrayNode rows = Json.MAPPER.createArrayNode();
        grouped(charges, group).forEach((key, members) -> {
            ObjectNode row = row(rows, "state", key, members.size());
            row.put("amount", sum(members, charge -> charge.purchase().amount()));
            row.put("captured", sum(members, charge -> charge.standing().captured()));
            row.put("refunded", sum(members, charge -> charge.standing().refunded()));
        });
        return rows;
    }

    private ArrayNode refunds() {
        Function<Reversal, List<Object>> group =
                reversal -> List.of(reversal.kind(), currencyOf(reversal.authorizationId()));
        List<Reversal> reversals =
                ledgers.stream().flatMap(ledger -> ledger.reversals().stream()).toList();
        ArrayNode rows = Json.MAPPER.createArrayNode();
        grouped(reversals, group)
                .forEach((key, members) ->
                        row(rows, "kind", key, members.size()).put("amount", sum(members, Reversal::amount)));
        return rows;
    }

    private String currencyOf(String authorizationId) {
        return ledgers.stream()
                .flatMap(ledger -> ledger.authorization(authorizationId).stream())
                .findFirst()
                .orElseThrow()
                .purchase()
                .currency();
    }

    private ObjectNode keys() {
        Map<String, Long> distinct = ledgers.stream()
                .flatMap(ledger -> ledger.completed().stream())
                .collect(Collectors.groupingBy(entry -> entry.call().operation(), Collectors.counting()));
        KeyUse uses = ledgers.stream().map(Ledger::allUses).reduce(KeyUse.NONE, KeyUse::plus);
        ObjectNode keys = Json.MAPPER.createObjectNode();
        keys.put(
                "distinct",
                distinct.values().stream().mapToLong(Long::longValue).sum());
        keys.put("repeats", uses.repeats()).put("conflicts", uses.conflicts());
        keys.set("distinctByOperation", Json.MAPPER.valueToTree(distinct));
        return keys;
    }

    private static <T> Map<List<Object>, List<T>> grouped(List<T> items, Function<T, List<Object>> group) {
        return items.stream().collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()));
    }

    private static ObjectNode row(ArrayNode rows, String kind, List<Object> key, int count) {
        ObjectNode row = rows.addObject();
        row.set(kind, Json.MAPPER.valueToTree(key.get(0)));
        row.set("currency", Json.MAPPER.valueToTree(key.get(1)));
        return row.put("count", count);
    }

    private static <T> long sum(List<T> items, Function<T, Long> amount) {
        return items.stream().map(amount).reduce(0L, Math::addExact);
    }
}
