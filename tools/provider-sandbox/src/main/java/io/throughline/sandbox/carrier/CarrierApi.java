package io.throughline.sandbox.carrier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.fault.FaultInjector;
import io.throughline.sandbox.fault.Operation;
import io.throughline.sandbox.http.BearerKey;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Endpoint;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.JsonFields;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.http.Routes;
import io.throughline.sandbox.idempotency.KeyedCall;
import java.util.List;
import java.util.Map;

/** The carrier's HTTP interface, behind its key and the injected faults. */
public final class CarrierApi {
    private static final String ALL = "/carrier/shipments";
    private static final String ONE = ALL + "/{id}";

    private final Depot depot;
    private final ShipmentSearch search;
    private final TrackingFeed feed;

    public CarrierApi(CarrierLedger ledger, Depot depot) {
        this.depot = depot;
        this.search = new ShipmentSearch(ledger, depot.calls());
        this.feed = new TrackingFeed(ledger);
    }

    public void addTo(Routes routes, String shipperKey, FaultInjector faults) {
        BearerKey key = new BearerKey(shipperKey);
        routes.add("POST", ALL, key.protect(faults.guard("book", this::book)))
                .add("POST", ONE + "/cancel", key.protect(faults.guard("cancel", this::cancel)))
                .add("GET", ONE, key.protect(faults.guard("read", call -> () -> read(call))))
                .add("GET", ALL, key.protect(faults.guard("read", call -> () -> search.find(call))))
                .add(
                        "GET",
                        "/carrier/tracking-events",
                        key.protect(faults.guard("track", call -> () -> feed.read(call))))
                .add("POST", "/depot/release", Endpoint.of(this::release));
    }

    private Operation.Work book(Call call) {
        Parcel parcel = Parcel.read(call.json());
        KeyedCall keyed = KeyedCall.of("book", call);
        return depot.calls().begin(keyed, () -> depot.book(keyed.key(), parcel));
    }

    private Operation.Work cancel(Call call) {
        new JsonFields(call.hasBody() ? call.json() : Json.MAPPER.createObjectNode()).check();
        return depot.calls().begin(KeyedCall.of("cancel", call), () -> depot.cancel(id(call)));
    }

    private Reply read(Call call) {
        return Reply.json(200, depot.find(id(call)).view());
    }

    private Reply release(Call call) {
        String order = call.query("orderId")
                .get("orderId")
                .orElseThrow(() -> new Problem(400, "one_parameter_needed", "Name the order by orderId."));
        List<ObjectNode> released =
                depot.release(order).stream().map(Shipment::view).toList();
        return Reply.json(200, Map.of("released", released));
    }

    private static String id(Call call) {
        return call.pathParameter("id");
    }
}
