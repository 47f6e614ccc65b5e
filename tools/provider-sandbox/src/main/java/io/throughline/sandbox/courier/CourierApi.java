package io.throughline.sandbox.courier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Endpoint;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.JsonFields;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.http.Routes;
import io.throughline.sandbox.signature.WebhookSecret;
import java.net.URI;
import java.util.List;

/** For testers: where the provider's webhooks go until the next restart, and what became of them. */
public final class CourierApi {
    private static final String DESTINATION = "/provider-webhooks/destination";

    private final CourierLedger ledger;
    private final Courier courier;
    private final WebhookSecret secret;

    public CourierApi(CourierLedger ledger, Courier courier, WebhookSecret secret) {
        this.ledger = ledger;
        this.courier = courier;
        this.secret = secret;
    }

    public void addTo(Routes routes) {
        routes.add("PUT", DESTINATION, Endpoint.of(this::redirect))
                .add("DELETE", DESTINATION, Endpoint.of(this::stop))
                .add("GET", "/ledger/provider-webhooks", Endpoint.of(this::webhooks));
    }

    public ObjectNode summary() {
        return ledger.summary();
    }

    private Reply redirect(Call call) {
        if (secret == null) {
            throw new Problem(409, "no_secret", "The sandbox was started without a secret to sign webhooks with.");
        }
        JsonFields fields = new JsonFields(call.json());
        URI url = fields.required(
                "url",
                fields.text("url", 2_000).flatMap(text -> fields.accept("url", text, Notification::url)),
                URI.create("http://127.0.0.1"));
        fields.check();
        courier.redirect(new Notification(url, secret));
        return Reply.noContent();
    }

    private Reply stop(Call call) {
        courier.redirect(new Notification(null, secret));
        return Reply.noContent();
    }

    private Reply webhooks(Call call) {
        List<ObjectNode> found =
                call.query("orderId").get("orderId").map(ledger::of).orElseGet(ledger::all);
        ObjectNode view = Json.MAPPER.createObjectNode().put("count", found.size());
        view.set("webhooks", Json.MAPPER.valueToTree(found));
        return Reply.json(200, view);
    }
}
