package io.throughline.sandbox.courier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Endpoint;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.JsonFields;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.http.Routes;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** For testers: where the providers' webhooks go until the next restart, and what became of them. */
public final class CourierApi {
    private static final String DESTINATION = "/provider-webhooks/destination";
    private static final List<String> COUNTS = List.of("delivered", "repeats", "dropped", "pending");

    private final List<Round> rounds;

    public CourierApi(List<Round> rounds) {
        this.rounds = rounds;
    }

    public void addTo(Routes routes) {
        routes.add("PUT", DESTINATION, Endpoint.of(this::redirect))
                .add("DELETE", DESTINATION, Endpoint.of(this::stop))
                .add("GET", "/ledger/provider-webhooks", Endpoint.of(this::webhooks));
    }

    public ObjectNode summary() {
        List<ObjectNode> each =
                rounds.stream().map(round -> round.ledger().summary()).toList();
        ObjectNode all = Json.MAPPER.createObjectNode();
        COUNTS.forEach(name -> all.put(
                name, each.stream().mapToLong(one -> one.get(name).longValue()).sum()));
        return all;
    }

    private Reply redirect(Call call) {
        JsonFields fields = new JsonFields(call.json());
        Optional<Round> named = fields.text("provider", 50).flatMap(name -> fields.accept("provider", name, this::of));
        URI url = fields.required(
                "url",
                fields.text("url", 2_000).flatMap(text -> fields.accept("url", text, Notification::url)),
                URI.create("http://127.0.0.1"));
        fields.check();
        Round round = named.orElse(rounds.get(0));
        if (round.letter() == null) {
            throw new Problem(409, "no_secret", "The sandbox was started without a secret to sign webhooks with.");
        }
        round.redirect(new Notification(url, round.letter()));
        return Reply.noContent();
    }

    private Reply stop(Call call) {
        Optional<Round> named = call.query("provider").parsed("provider", this::of);
        named.map(List::of).orElse(rounds).forEach(round -> round.redirect(new Notification(null, round.letter())));
        return Reply.noContent();
    }

    private Round of(String provider) {
        return rounds.stream()
                .filter(round -> round.ledger().provider().equals(provider))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is not a payment provider"));
    }

    private Reply webhooks(Call call) {
        Optional<String> order = call.query("orderId").get("orderId");
        Function<CourierLedger, List<ObjectNode>> find =
                ledger -> order.map(ledger::of).orElseGet(ledger::all);
        List<ObjectNode> found = rounds.stream()
                .flatMap(round -> find.apply(round.ledger()).stream())
                .toList();
        ObjectNode view = Json.MAPPER.createObjectNode().put("count", found.size());
        view.set("webhooks", Json.MAPPER.valueToTree(found));
        return Reply.json(200, view);
    }
}
