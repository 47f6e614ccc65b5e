package io.throughline.sandbox.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Endpoint;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.http.Routes;
import io.throughline.sandbox.idempotency.KeyUse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ledger for those who compare it with the product's own books. */
public final class LedgerApi {
    private final List<Ledger> ledgers;

    public LedgerApi(List<Ledger> ledgers) {
        this.ledgers = ledgers;
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/ledger/charges", Endpoint.of(this::charges))
                .add("GET", "/ledger/refunds", Endpoint.of(this::refunds));
    }

    private Reply charges(Call call) {
        Optional<String> order = call.query("orderId").get("orderId");
        return list("charges", ledgers.stream().flatMap(ledger -> charges(ledger, order)));
    }

    private Reply refunds(Call call) {
        Optional<String> order = call.query("orderId").get("orderId");
        return list("refunds", ledgers.stream().flatMap(ledger -> refunds(ledger, order)));
    }

    private static Stream<ObjectNode> charges(Ledger ledger, Optional<String> order) {
        return order.map(ledger::authorizationsOf).orElseGet(ledger::authorizations).stream()
                .filter(Authorization::isCharge)
                .map(authorization -> charge(ledger, authorization));
    }

    private static Stream<ObjectNode> refunds(Ledger ledger, Optional<String> order) {
        return order.map(ledger::reversalsOf).orElseGet(ledger::reversals).stream()
                .map(reversal -> refund(ledger, reversal));
    }

    public ObjectNode summary() {
        return new Summary(ledgers).view();
    }

    private static Reply list(String name, Stream<ObjectNode> found) {
        List<ObjectNode> items = found.toList();
        ObjectNode view = Json.MAPPER.createObjectNode();
        view.put("count", items.size());
        view.put(
                "distinctKeys",
                items.stream()
                        .map(item -> item.get("idempotencyKey"))
                        .distinct()
                        .count());
        view.put(
                "repeats",
                items.stream()
                        .mapToLong(item -> item.get("repeats").longValue())
                        .sum());
        view.set(name, Json.MAPPER.valueToTree(items));
        return Reply.json(200, view);
    }

    private static ObjectNode charge(Ledger ledger, Authorization authorization) {
        Standing standing = authorization.standing();
        ObjectNode view = item(ledger, authorization.id());
        order(view, authorization, authorization.purchase().amount());
        view.set("state", Json.MAPPER.valueToTree(standing.status()));
        view.put("capturedAmount", standing.captured()).put("refundedAmount", standing.refunded());
        return key(ledger, view, authorization.idempotencyKey())
                .put("at", authorization.createdAt().toString());
    }

    private static ObjectNode refund(Ledger ledger, Reversal reversal) {
        Authorization authorization =
                ledger.authorization(reversal.authorizationId()).orElseThrow();
        ObjectNode view = item(ledger, reversal.id());
        view.set("kind", Json.MAPPER.valueToTree(reversal.kind()));
        view.put("chargeId", authorization.id());
        order(view, authorization, reversal.amount());
        return key(ledger, view, reversal.idempotencyKey());
    }

    private static ObjectNode item(Ledger ledger, String id) {
        return Json.MAPPER.createObjectNode().put("id", id).put("provider", ledger.provider());
    }

    private static void order(ObjectNode view, Authorization authorization, long amount) {
        view.put("orderId", authorization.purchase().orderReference());
        view.put("amount", amount).put("currency", authorization.purchase().currency());
    }

    private static ObjectNode key(Ledger ledger, ObjectNode view, String key) {
        KeyUse use = ledger.use(key);
        return view.put("idempotencyKey", key).put("repeats", use.repeats()).put("conflicts", use.conflicts());
    }
}
