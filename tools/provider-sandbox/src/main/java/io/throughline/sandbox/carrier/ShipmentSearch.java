package io.throughline.sandbox.carrier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Query;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.idempotency.KeyedCall;
import io.throughline.sandbox.idempotency.KeyedCalls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers what became of a key or an order: an empty answer means that the carrier did nothing for it. */
final class ShipmentSearch {
    private final CarrierLedger ledger;
    private final KeyedCalls<Change> calls;

    ShipmentSearch(CarrierLedger ledger, KeyedCalls<Change> calls) {
        this.ledger = ledger;
        this.calls = calls;
    }

    Reply find(Call call) {
        Query query = call.query("idempotencyKey", "orderReference");
        Optional<String> key = query.get("idempotencyKey");
        Optional<String> order = query.get("orderReference");
        if (key.isPresent() == order.isPresent()) {
            throw new Problem(400, "one_parameter_needed", "Ask by either idempotencyKey or orderReference.");
        }
        List<ObjectNode> found = key.map(this::byKey).orElseGet(() -> byOrder(order.get()));
        return Reply.json(200, Map.of("data", found));
    }

    // in progress is asked first: a call that completes in between is then seen as completed, never as unknown
    private List<ObjectNode> byKey(String key) {
        Stream<ObjectNode> running = calls
                .inProgress(key)
                .filter(call -> call.operation().equals("book"))
                .map(ShipmentSearch::processing)
                .stream();
        Stream<ObjectNode> completed = ledger
                .completed(key)
                .flatMap(entry -> ledger.shipment(entry.shipment().id()))
                .filter(shipment -> shipment.booking().idempotencyKey().equals(key))
                .map(Shipment::view)
                .stream();
        return Stream.concat(running, completed).limit(1).toList();
    }

    private List<ObjectNode> byOrder(String order) {
        return ledger.shipmentsOf(order).stream().map(Shipment::view).toList();
    }

    private static ObjectNode processing(KeyedCall call) {
        return Json.MAPPER.createObjectNode().put("status", "processing").put("idempotencyKey", call.key());
    }
}
