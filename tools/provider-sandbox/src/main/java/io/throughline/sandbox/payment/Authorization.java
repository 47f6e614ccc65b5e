package io.throughline.sandbox.payment;

import io.throughline.sandbox.http.Problem;
import java.time.Instant;
import java.util.Locale;

/** One answer of the bank to one purchase, and what became of it. Every change gives a new value. */
public record Authorization(String id, String idempotencyKey, Purchase purchase, Standing standing, Instant createdAt) {

    Authorization capture(long amount) {
        require(Status.AUTHORIZED, "captured");
        if (amount > purchase.amount()) {
            throw Problem.field("amount_too_large", "amount", "is more than the authorized " + purchase.amount());
        }
        return now(new Standing(Status.CAPTURED, null, amount, 0));
    }

    Authorization cancel() {
        require(Status.AUTHORIZED, "voided");
        return now(new Standing(Status.VOIDED, null, 0, 0));
    }

    Authorization refund(long amount) {
        if (standing.status() != Status.REFUNDED) {
            require(Status.CAPTURED, "refunded");
        }
        if (amount > standing.refundable()) {
            throw Problem.field(
                    "amount_too_large", "amount", "is more than the " + standing.refundable() + " left to refund");
        }
        Status status = amount == standing.refundable() ? Status.REFUNDED : Status.CAPTURED;
        return now(new Standing(status, null, standing.captured(), standing.refunded() + amount));
    }

    boolean isCharge() {
        return standing.status() != Status.DECLINED;
    }

    private void require(Status needed, String wish) {
        if (standing.status() != needed) {
            throw new Problem(
                    409,
                    "illegal_transition",
                    "Authorization " + id + " is " + name() + " and cannot be " + wish + ".");
        }
    }

    private String name() {
        return standing.status().name().toLowerCase(Locale.ROOT);
    }

    private Authorization now(Standing next) {
        return new Authorization(id, idempotencyKey, purchase, next, createdAt);
    }
}
