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

/** The ledger for those who compare it with the product's own books. */
public final class LedgerApi {
    private final Ledger ledger;

    public LedgerApi(Ledger ledger) {
        this.ledger = ledger;
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/ledger/charges", Endpoint.of(this::charges))
                .add("GET", "/ledger/refunds", Endpoint.of(this::refunds));
    }

    private Reply charges(Call call) {
        Optional<String> order = call.query("orderId").get("orderId");
        List<ObjectNode> charges = order.map(ledger::authorizationsOf).orElseGet(ledger::authorizations).stream()
                .filter(Authorization::isCharge)
                .map(this::charge)
                .toList();
        return list("charges", charges);
    }

    private Reply refunds(Call call) {
        Optional<String> order = call.query("orderId").get("orderId");
        List<ObjectNode> refunds = order.map(ledger::reversalsOf).orElseGet(ledger::reversals).stream()
                .map(this::refund)
                .toList();
        return list("refunds", refunds);
    }

    public ObjectNode summary() {
        return new Summary(ledger).view();
    }

    private static Reply list(String name, List<ObjectNode> items) {
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

    private ObjectNode charge(Authorization authorization) {
        Standing standing = authorization.standing();
        ObjectNode view = Json.MAPPER.createObjectNode().put("id", authorization.id());
        order(view, authorization, authorization.purchase().amount());
        view.set("state", Json.MAPPER.valueToTree(standing.status()));
        view.put("capturedAmount", standing.captured()).put("refundedAmount", standing.refunded());
        return key(view, authorization.idempotencyKey())
                .put("at", authorization.createdAt().toString());
    }

    private ObjectNode refund(Reversal reversal) {
        Authorization authorization =
                ledger.authorization(reversal.authorizationId()).orElseThrow();
        ObjectNode view = Json.MAPPER.createObjectNode().put("id", reversal.id());
        view.set("kind", Json.MAPPER.valueToTree(reversal.kind()));
        view.put("chargeId", authorization.id());
        order(view, authorization, reversal.amount());
        return key(view, reversal.idempotencyKey());
    }

    private static void order(ObjectNode view, Authorization authorization, long amount) {
        view.put("orderId", authorization.purchase().orderReference());
        view.put("amount", amount).put("currency", authorization.purchase().currency());
    }

    private ObjectNode key(ObjectNode view, String key) {
        KeyUse use = ledger.use(key);
        return view.put("idempotencyKey", key).put("repeats", use.repeats()).put("conflicts", use.conflicts());
    }
}
