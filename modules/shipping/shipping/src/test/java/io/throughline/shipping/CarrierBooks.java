package io.throughline.shipping;

import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.HttpProbe;

/** The carrier's own ledger, its depot and its faults. */
final class CarrierBooks {

    private final HttpProbe sandbox =
            HttpProbe.of(TestServers.shared().sandbox().url());

    /** How many shipments the order has, under how many keys, and the state of the first. */
    String shipments(Object orderId) {
        var ledger =
                sandbox.get("/ledger/shipments?orderId=" + orderId).require(200).json();
        return ledger.get("count") + " " + ledger.get("distinctKeys") + " "
                + ledger.at("/shipments/0/state").asText();
    }

    void release(Object orderId) {
        sandbox.post("/depot/release?orderId=" + orderId, "").require(200);
    }

    void fault(String fault) {
        sandbox.post("/faults", fault.replace('\'', '"')).require(201);
    }

    /** How many calls the faults in force have struck. */
    int struck() {
        var struck = 0;
        for (var fault : sandbox.get("/faults").require(200).json().path("faults")) {
            struck += fault.path("applied").intValue();
        }
        return struck;
    }

    void noMoreFaults() {
        sandbox.send(sandbox.request("/faults").DELETE()).require(204);
    }
}
