package io.throughline.sandbox.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.payment.Entry.Completed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** What the provider tells its merchant about one completed call. */
public final class PaymentNotice {
    private final String id;
    private final Completed completed;

    PaymentNotice(Completed completed) {
        UUID ofKey = UUID.nameUUIDFromBytes(completed.call().key().getBytes(StandardCharsets.UTF_8));
        this.id = "evt_" + ofKey.toString().replace("-", "");
        this.completed = completed;
    }

    /** Follows from the call's key, so it is the same after every restart. */
    public String id() {
        return id;
    }

    /** As the call left it. */
    public Authorization authorization() {
        return completed.authorization();
    }

    public String authorizationId() {
        return completed.authorization().id();
    }

    public String orderReference() {
        return completed.authorization().purchase().orderReference();
    }

    /** A part refund is told as refunded too; the amounts say how much. */
    public String event() {
        return switch (completed.call().operation()) {
            case "authorize" -> completed.authorization().isCharge() ? "authorized" : "declined";
            case "capture" -> "captured";
            case "void" -> "voided";
            default -> "refunded";
        };
    }

    public String type() {
        return "authorization." + event();
    }

    public Instant at() {
        return completed.at();
    }

    /** The authorization as the call left it. */
    public JsonNode data() {
        return AuthorizationView.of(completed.authorization());
    }
}
