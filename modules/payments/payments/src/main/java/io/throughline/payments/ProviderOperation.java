package io.throughline.payments;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

@Embeddable
class ProviderOperation {

    @Column(name = "idempotency_key")
    private String idempotencyKey;

    @Column(name = "requested_at")
    private Instant requestedAt;

    protected ProviderOperation() {}

    ProviderOperation(String idempotencyKey, Instant requestedAt) {
        this.idempotencyKey = idempotencyKey;
        this.requestedAt = requestedAt;
    }

    String idempotencyKey() {
        return idempotencyKey;
    }
}
