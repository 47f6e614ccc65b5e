package io.throughline.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.HttpProbe;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;

/** The books of the payment provider and of the carrier, and their faults. */
final class Provider {

    /** What the provider knows of the charges or refunds of an order. */
    record Entries(JsonNode json, String name) {

        int count() {
            return json.path("count").intValue();
        }

        int distinctKeys() {
            return json.path("distinctKeys").intValue();
        }

        JsonNode only() {
            if (count() != 1) {
                throw new AssertionError("one of " + name + " expected: " + json);
            }
            return json.path(name).get(0);
        }
    }

    private final HttpProbe http;

    Provider(String url) {
        http = HttpProbe.of(url);
    }

    Entries charges(String orderId) {
        return new Entries(get("/ledger/charges?orderId=" + orderId), "charges");
    }

    Entries refunds(String orderId) {
        return new Entries(get("/ledger/refunds?orderId=" + orderId), "refunds");
    }

    Entries shipments(String orderId) {
        return new Entries(get("/ledger/shipments?orderId=" + orderId), "shipments");
    }

    /** Lets go what the carrier keeps at its depot. */
    void release(String orderId) {
        http.post("/depot/release?orderId=" + orderId, "").require(200);
    }

    JsonNode allCharges() {
        return get("/ledger/charges").path("charges");
    }

    JsonNode allRefunds() {
        return get("/ledger/refunds").path("refunds");
    }

    /** Makes every authorization fail from now on: {@code timeout}, {@code error} and so on, after it was granted. */
    void failAuthorizations(String mode) {
        failAuthorizations(mode, "");
    }

    /** The carrier does what it is asked and answers nothing: bookings, cancellations, its feed. */
    void failCarrier(String mode) {
        http.post("/faults", "{\"target\":\"carrier\",\"when\":\"after\",\"mode\":\"" + mode + "\"}")
                .require(201);
    }

    /** As {@link #failAuthorizations}, but only so many. */
    void failNextAuthorizations(String mode, int times) {
        failAuthorizations(mode, ",\"times\":" + times);
    }

    private void failAuthorizations(String mode, String incidence) {
        http.post(
                        "/faults",
                        "{\"target\":\"payment\",\"operation\":\"authorize\",\"mode\":\"" + mode
                                + "\",\"when\":\"after\"" + incidence + "}")
                .require(201);
    }

    /** Makes the mail relay fail from now on. */
    void failMails(String fault) {
        http.post("/faults", "{\"target\":\"smtp\"," + fault + "}").require(201);
    }

    /** What the mail relay took for an address, each mail once. */
    JsonNode mails(String to) {
        return get("/ledger/mails?to=" + to).path("mails");
    }

    /** How often a mail came again under its Message-ID, of all orders. */
    int mailRepeats() {
        return get("/ledger/mails").path("repeats").intValue();
    }

    /** Charges an order once more, behind the application's back. */
    void charge(String merchantKey, String orderId, OrderForm form) {
        var purchase = "{\"orderReference\":\"" + orderId + "\",\"amount\":" + form.total()
                + ",\"currency\":\"EUR\",\"token\":\"tok_ok\"}";
        http.send(http.json("/payment/authorizations")
                        .setHeader("Authorization", "Bearer " + merchantKey)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(purchase)))
                .require(201);
    }

    /** Where the provider sends its webhooks from now on. */
    void notifies(String url) {
        http.put("/provider-webhooks/destination", "{\"url\":\"" + url + "\"}").require(204);
    }

    void notifiesNobody() {
        http.send(http.request("/provider-webhooks/destination").DELETE()).require(204);
    }

    /** Twice, late or out of order: one of these befalls most of the webhooks. */
    void disturbWebhooks() {
        disturb("\"duplicate\",\"delayMs\":300");
        disturb("\"reorder\",\"delayMs\":2000");
        disturb("\"delay\",\"delayMs\":1000");
    }

    private void disturb(String mode) {
        http.post("/faults", "{\"target\":\"provider-webhook\",\"rate\":0.4,\"mode\":" + mode + "}")
                .require(201);
    }

    /** Half of all calls to provider, carrier and mail relay fail, in each of three ways; webhooks come twice or out of order. */
    void storm() {
        for (var target : List.of("payment", "carrier", "smtp")) {
            fault(target, "error", 0.3);
            fault(target, "timeout", 0.15);
            fault(target, "reset", 0.2);
        }
        fault("provider-webhook", "duplicate", 0.4);
        fault("provider-webhook", "reorder", 0.4);
    }

    /** A time-out outlasts the patience of each of them. */
    private void fault(String target, String mode, double rate) {
        var delay = mode.equals("timeout") ? ",\"delayMs\":12000" : mode.equals("reorder") ? ",\"delayMs\":2000" : "";
        http.post(
                        "/faults",
                        "{\"target\":\"" + target + "\",\"mode\":\"" + mode + "\",\"rate\":" + rate + ",\"seed\":1"
                                + delay + "}")
                .require(201);
    }

    /** How many calls each fault in force has struck. */
    List<Integer> strikes() {
        return get("/faults").findValues("applied").stream()
                .map(JsonNode::intValue)
                .toList();
    }

    /** What became of the webhooks about an order. */
    JsonNode webhooks(String orderId) {
        return get("/ledger/provider-webhooks?orderId=" + orderId).path("webhooks");
    }

    /** How many calls the faults in force have struck. */
    int struck() {
        var struck = 0;
        for (var fault : get("/faults").path("faults")) {
            struck += fault.path("applied").intValue();
        }
        return struck;
    }

    void recover() {
        http.send(http.request("/faults").DELETE()).require(204);
    }

    private JsonNode get(String path) {
        return http.get(path).require(200).json();
    }
}
