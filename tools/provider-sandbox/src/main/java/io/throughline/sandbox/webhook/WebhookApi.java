package io.throughline.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.fault.FaultInjector;
import io.throughline.sandbox.fault.Operation;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Endpoint;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.JsonFields;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Query;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.http.Routes;
import io.throughline.sandbox.signature.WebhookSecret;
import java.util.List;
import java.util.stream.Stream;

/** The endpoints of customers, behind injected faults named by the endpoint, and what they got. */
public final class WebhookApi {
    private static final String ENDPOINT = "/webhook/{endpoint}";
    private static final String LEDGER = "/ledger/webhooks";

    private final WebhookLedger ledger;

    public WebhookApi(WebhookLedger ledger) {
        this.ledger = ledger;
    }

    public void addTo(Routes routes, FaultInjector faults) {
        routes.add("POST", ENDPOINT, faults.guard(Arrival::endpoint, this::receive))
                .add("PUT", ENDPOINT, Endpoint.of(this::check))
                .add("GET", LEDGER, Endpoint.of(this::received));
    }

    public ObjectNode summary() {
        return ledger.summary();
    }

    private Operation.Work receive(Call call) {
        Arrival arrival = Arrival.of(call);
        return () -> {
            ledger.receive(arrival);
            return Reply.noContent();
        };
    }

    private Reply check(Call call) {
        JsonFields fields = new JsonFields(call.json());
        String secret = fields.required("secret", fields.text("secret", 200), "");
        if (!secret.isEmpty()) {
            fields.accept("secret", secret, WebhookSecret::of);
        }
        fields.check();
        ledger.check(Arrival.endpoint(call), secret);
        return Reply.noContent();
    }

    private Reply received(Call call) {
        List<ObjectNode> found = find(call.query("id", "endpoint", "orderId"));
        ObjectNode view = Json.MAPPER.createObjectNode().put("count", found.size());
        view.put(
                "distinct",
                found.stream().map(item -> item.get("webhookId")).distinct().count());
        view.put(
                "repeats",
                found.stream()
                        .mapToLong(item -> item.get("count").longValue() - 1)
                        .sum());
        view.set("webhooks", Json.MAPPER.valueToTree(found));
        return Reply.json(200, view);
    }

    private List<ObjectNode> find(Query query) {
        long given = Stream.of("id", "endpoint", "orderId")
                .filter(name -> query.get(name).isPresent())
                .count();
        if (given > 1) {
            throw new Problem(400, "one_parameter_needed", "Ask by one of id, endpoint and orderId.");
        }
        return query.get("id")
                .map(ledger::withId)
                .or(() -> query.get("endpoint").map(ledger::at))
                .or(() -> query.get("orderId").map(ledger::of))
                .orElseGet(ledger::all);
    }
}
