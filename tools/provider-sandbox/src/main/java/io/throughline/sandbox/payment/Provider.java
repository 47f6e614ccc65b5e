package io.throughline.sandbox.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.idempotency.Answer;
import io.throughline.sandbox.payment.Reversal.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The provider's decisions; nothing here happens before the ledger has recorded it. */
public final class Provider {
    private final Ledger ledger;

    public Provider(Ledger ledger) {
        this.ledger = ledger;
    }

    public Authorization find(String id) {
        return ledger.authorization(id)
                .orElseThrow(() -> new Problem(404, "unknown_authorization", "There is no authorization " + id + "."));
    }

    public Change authorize(String key, Purchase purchase) {
        Optional<String> refusal = purchase.card().refusal();
        Standing standing = refusal.map(Standing::declined).orElseGet(Standing::granted);
        Authorization authorization = new Authorization(id("auth"), key, purchase, standing, Instant.now());
        int status = refusal.isPresent() ? 402 : 201;
        return new Change(authorization, null, Answer.of(status, AuthorizationView.of(authorization)));
    }

    /** An empty amount captures all that was authorized. */
    public Change capture(String id, Optional<Long> amount) {
        Authorization authorization = find(id);
        Authorization captured =
                authorization.capture(amount.orElse(authorization.purchase().amount()));
        return new Change(captured, null, Answer.of(200, AuthorizationView.of(captured)));
    }

    public Change cancel(String id, String key) {
        Authorization voided = find(id).cancel();
        Reversal reversal =
                new Reversal(id("void"), Kind.VOID, id, voided.purchase().amount(), key);
        return new Change(voided, reversal, Answer.of(200, AuthorizationView.of(voided)));
    }

    public Change refund(String id, String key, long amount) {
        Authorization refunded = find(id).refund(amount);
        Reversal reversal = new Reversal(id("refund"), Kind.REFUND, id, amount, key);
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("id", reversal.id()).put("status", "succeeded").put("authorizationId", id);
        body.put("orderReference", refunded.purchase().orderReference());
        body.put("amount", amount).put("currency", refunded.purchase().currency());
        return new Change(refunded, reversal, Answer.of(201, body));
    }

    private static String id(String prefix) {
        return prefix + "_" + UUID.randomUUID().toString().replace("-", "");
    }
}
