package io.throughline.sandbox.acquirer;

import io.throughline.sandbox.payment.Authorization;
import io.throughline.sandbox.payment.Standing;
import io.throughline.sandbox.payment.Status;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the acquirer shows a transaction: flat, every value a text. */
final class GatewayView {
    private GatewayView() {}

    static Map<String, String> done(Authorization authorization) {
        Map<String, String> view = new LinkedHashMap<>();
        view.put("result", "DONE");
        view.putAll(of(authorization));
        return view;
    }

    static Map<String, String> pending(String reference) {
        Map<String, String> view = new LinkedHashMap<>();
        view.put("result", "DONE");
        view.put("state", "PENDING");
        view.put("reference", reference);
        return view;
    }

    static Map<String, String> of(Authorization authorization) {
        Standing standing = authorization.standing();
        Money money = Money.of(authorization.purchase().currency());
        Map<String, String> view = new LinkedHashMap<>();
        view.put("transaction", authorization.id());
        view.put("state", state(standing.status()));
        if (standing.reason() != null) {
            view.put("reason", standing.reason());
        }
        view.put("invoice", authorization.purchase().orderReference());
        view.put("reference", authorization.idempotencyKey());
        view.put("amount", money.decimal(authorization.purchase().amount()));
        view.put("currency", money.currency().getCurrencyCode());
        view.put("charged", money.decimal(standing.captured()));
        view.put("repaid", money.decimal(standing.refunded()));
        return view;
    }

    static String state(Status status) {
        return switch (status) {
            case AUTHORIZED -> "RESERVED";
            case CAPTURED -> "CHARGED";
            case VOIDED -> "RELEASED";
            case REFUNDED -> "REPAID";
            case DECLINED -> "REJECTED";
        };
    }
}
