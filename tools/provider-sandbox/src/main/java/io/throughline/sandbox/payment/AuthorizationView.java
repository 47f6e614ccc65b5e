package io.throughline.sandbox.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.idempotency.KeyedCall;

/** How an authorization looks to the merchant. */
final class AuthorizationView {
    private AuthorizationView() {}

    static ObjectNode of(Authorization authorization) {
        Purchase purchase = authorization.purchase();
        Standing standing = authorization.standing();
        ObjectNode view = Json.MAPPER.createObjectNode();
        view.put("id", authorization.id());
        view.set("status", Json.MAPPER.valueToTree(standing.status()));
        if (standing.reason() != null) {
            view.put("reason", standing.reason());
        }
        view.put("orderReference", purchase.orderReference());
        view.put("amount", purchase.amount()).put("currency", purchase.currency());
        view.put("capturedAmount", standing.captured()).put("refundedAmount", standing.refunded());
        view.put("idempotencyKey", authorization.idempotencyKey());
        view.put("createdAt", authorization.createdAt().toString());
        return view;
    }

    static ObjectNode processing(KeyedCall call) {
        return Json.MAPPER.createObjectNode().put("status", "processing").put("idempotencyKey", call.key());
    }
}
