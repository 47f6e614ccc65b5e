package io.throughline.sandbox.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Query;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.idempotency.KeyedCalls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers what became of a key or an order: an empty answer means that the provider did nothing for it. */
final class AuthorizationSearch {
    private final Ledger ledger;
    private final KeyedCalls<Change> calls;
    private final ChangeSearch changes;

    AuthorizationSearch(Ledger ledger, KeyedCalls<Change> calls) {
        this.ledger = ledger;
        this.calls = calls;
        this.changes = new ChangeSearch(ledger);
    }

    Reply find(Call call) {
        Query query = call.query("idempotencyKey", "orderReference", "updatedAfter", "cursor", "limit");
        Optional<String> key = query.get("idempotencyKey");
        Optional<String> order = query.get("orderReference");
        boolean byChange = query.get("updatedAfter").isPresent();
        if (Stream.of(key.isPresent(), order.isPresent(), byChange)
                        .filter(given -> given)
                        .count()
                != 1) {
            throw new Problem(
                    400, "one_parameter_needed", "Ask by one of idempotencyKey, orderReference and updatedAfter.");
        }
        if (byChange) {
            return changes.page(query);
        }
        List<ObjectNode> found = key.map(this::byKey).orElseGet(() -> byOrder(order.get()));
        return Reply.json(200, Map.of("data", found));
    }

    // in progress is asked first: a call that completes in between is then seen as completed, never as unknown
    private List<ObjectNode> byKey(String key) {
        Stream<ObjectNode> running = calls
                .inProgress(key)
                .filter(call -> call.operation().equals("authorize"))
                .map(AuthorizationView::processing)
                .stream();
        Stream<ObjectNode> completed = ledger
                .completed(key)
                .map(entry -> entry.authorization().id())
                .flatMap(ledger::authorization)
                .filter(authorization -> authorization.idempotencyKey().equals(key))
                .map(AuthorizationView::of)
                .stream();
        return Stream.concat(running, completed).limit(1).toList();
    }

    private List<ObjectNode> byOrder(String order) {
        return ledger.authorizationsOf(order).stream()
                .map(AuthorizationView::of)
                .toList();
    }
}
