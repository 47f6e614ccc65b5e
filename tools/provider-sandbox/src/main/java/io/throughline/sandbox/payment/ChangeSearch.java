package io.throughline.sandbox.payment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.Query;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.payment.ChangeLog.Changed;
import io.throughline.sandbox.payment.ChangeLog.Position;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Pages of what changed after an instant, oldest change first. What changes while somebody reads moves behind his cursor's
 * end, so it is read again rather than missed.
 */
final class ChangeSearch {
    private static final int MOST = 1_000;

    private final Ledger ledger;

    ChangeSearch(Ledger ledger) {
        this.ledger = ledger;
    }

    Reply page(Query query) {
        int limit = query.integer("limit", 1, MOST).orElse(100L).intValue();
        Position from = query.parsed("cursor", Position::of)
                .or(() -> query.parsed("updatedAfter", ChangeSearch::instant).map(Position::after))
                .orElseThrow();
        List<Changed> found = ledger.changedAfter(from, limit + 1);
        List<Changed> page = found.subList(0, Math.min(limit, found.size()));
        ObjectNode view = Json.MAPPER.createObjectNode();
        ArrayNode data = view.putArray("data");
        page.forEach(changed -> data.add(view(changed)));
        view.put("next", found.size() > limit ? page.get(limit - 1).position().toString() : null);
        return Reply.json(200, view);
    }

    private ObjectNode view(Changed changed) {
        Authorization authorization =
                ledger.authorization(changed.authorizationId()).orElseThrow();
        return AuthorizationView.of(authorization)
                .put("updatedAt", changed.position().at().toString());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is not an ISO 8601 instant such as 2026-01-31T12:00:00Z", e);
        }
    }
}
