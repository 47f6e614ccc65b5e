package io.throughline.sandbox.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.payment.Entry.Completed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** What the provider tells its merchant about one completed call. The id follows from the call's key. */
public record PaymentNotice(String id, Subject subject, String event, Instant at, JsonNode data) {
    /** Whom it is about. */
    public record Subject(String authorizationId, String orderReference) {}

    static PaymentNotice of(Completed completed) {
        Authorization authorization = completed.authorization();
        UUID id = UUID.nameUUIDFromBytes(completed.call().key().getBytes(StandardCharsets.UTF_8));
        return new PaymentNotice(
                "evt_" + id.toString().replace("-", ""),
                new Subject(authorization.id(), authorization.purchase().orderReference()),
                event(completed),
                completed.at(),
                AuthorizationView.of(authorization));
    }

    /** A part refund is told as refunded too; the amounts say how much. */
    private static String event(Completed completed) {
        return switch (completed.call().operation()) {
            case "authorize" -> completed.authorization().isCharge() ? "authorized" : "declined";
            case "capture" -> "captured";
            case "void" -> "voided";
            default -> "refunded";
        };
    }

    public String type() {
        return "authorization." + event;
    }
}
