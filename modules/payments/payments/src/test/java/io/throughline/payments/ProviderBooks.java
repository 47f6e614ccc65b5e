package io.throughline.payments;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.HttpProbe;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;

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

    /** How often the key of the order's charge came with another request. */
    long conflicts(Object orderId) {
        return sandbox.get("/ledger/charges?orderId=" + orderId)
                .require(200)
                .json()
                .at("/charges/0/conflicts")
                .asLong(-1);
    }

    /** Provider and state of every charge of the order. */
    List<String> chargesByProvider(Object orderId) {
        var ledger =
                sandbox.get("/ledger/charges?orderId=" + orderId).require(200).json();
        return StreamSupport.stream(ledger.get("charges").spliterator(), false)
                .map(charge -> charge.get("provider").asText() + " "
                        + charge.get("state").asText())
                .toList();
    }

    /** How often the fault that is alone in force has struck. */
    long struck() {
        return sandbox.get("/faults")
                .require(200)
                .json()
                .at("/faults/0/applied")
                .asLong();
    }

    /** Has the webhooks of a provider sent here, or nowhere. */
    void sendWebhooks(String provider, String url) {
        var path = "/provider-webhooks/destination";
        var json = "{\"provider\":\"" + provider + "\",\"url\":\"" + url + "\"}";
        sandbox.send(
                        url == null
                                ? sandbox.request(path + "?provider=" + provider)
                                        .DELETE()
                                : sandbox.json(path).PUT(BodyPublishers.ofString(json)))
                .require(204);
    }

    public JsonNode summary() {
        return sandbox.get("/ledger/summary").require(200).json();
    }

    /** Returns its id. */
    public String fault(String fault) {
        return sandbox.post("/faults", fault).require(201).json().get("id").asText();
    }

    void lift(String fault) {
        sandbox.send(sandbox.request("/faults/" + fault).DELETE()).require(204);
    }

    public void noMoreFaults() {
        sandbox.send(sandbox.request("/faults").DELETE()).require(204);
    }
}
