package io.throughline.payments;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.HttpProbe;

/** The provider's own ledger and its faults. */
public final class ProviderBooks {

    private final HttpProbe sandbox;

    public ProviderBooks(String url) {
        sandbox = HttpProbe.of(url);
    }

    /** How many charges the order has, and the state of the first. */
    String charges(Object orderId) {
        var ledger =
                sandbox.get("/ledger/charges?orderId=" + orderId).require(200).json();
        return ledger.get("count") + " " + ledger.at("/charges/0/state").asText();
    }

    public JsonNode summary() {
        return sandbox.get("/ledger/summary").require(200).json();
    }

    public void fault(String fault) {
        sandbox.post("/faults", fault).require(201);
    }

    public void noMoreFaults() {
        sandbox.send(sandbox.request("/faults").DELETE()).require(204);
    }
}
