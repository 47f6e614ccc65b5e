package io.throughline.sandbox.carrier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Endpoint;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.http.Routes;
import io.throughline.sandbox.idempotency.KeyUse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The carrier's ledger for those who compare it with the product's own books. */
public final class CarrierLedgerApi {
    private final CarrierLedger ledger;

    public CarrierLedgerApi(CarrierLedger ledger) {
        this.ledger = ledger;
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/ledger/shipments", Endpoint.of(this::shipments));
    }

    public ObjectNode summary() {
        List<Shipment> shipments = ledger.shipments();
        KeyUse uses = ledger.allUses();
        ObjectNode view = Json.MAPPER.createObjectNode().put("count", shipments.size());
        view.put("orders", shipments.stream().map(Shipment::order).distinct().count());
        view.put("distinctKeys", ledger.keys()).put("repeats", uses.repeats()).put("conflicts", uses.conflicts());
        Map<ShipmentStatus, Long> byState = new EnumMap<>(ShipmentStatus.class);
        shipments.forEach(shipment -> byState.merge(shipment.status(), 1L, Long::sum));
        view.set("byState", Json.MAPPER.valueToTree(byState));
        return view;
    }

    private Reply shipments(Call call) {
        Optional<String> order = call.query("orderId").get("orderId");
        List<ObjectNode> views = order.map(ledger::shipmentsOf).orElseGet(ledger::shipments).stream()
                .map(this::view)
                .toList();
        ObjectNode view = Json.MAPPER.createObjectNode().put("count", views.size());
        view.put(
                "distinctKeys",
                views.stream()
                        .map(item -> item.get("idempotencyKey"))
                        .distinct()
                        .count());
        view.put(
                "repeats",
                views.stream()
                        .mapToLong(item -> item.get("repeats").longValue())
                        .sum());
        view.set("shipments", Json.MAPPER.valueToTree(views));
        return Reply.json(200, view);
    }

    private ObjectNode view(Shipment shipment) {
        Booking booking = shipment.booking();
        KeyUse use = ledger.use(booking.idempotencyKey());
        ObjectNode view = Json.MAPPER.createObjectNode().put("id", shipment.id());
        view.put("orderId", shipment.order());
        view.set("state", Json.MAPPER.valueToTree(shipment.status()));
        view.put("trackingCode", booking.trackingCode()).put("idempotencyKey", booking.idempotencyKey());
        view.put("repeats", use.repeats()).put("conflicts", use.conflicts());
        view.set("lines", Json.MAPPER.valueToTree(shipment.parcel().lines()));
        return view.put("at", booking.at().toString());
    }
}
