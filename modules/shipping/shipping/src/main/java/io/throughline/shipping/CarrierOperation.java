package io.throughline.shipping;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

@Embeddable
class CarrierOperation {

    @Column(name = "idempotency_key")
    private String idempotencyKey;

    @Column(name = "requested_at")
    private Instant requestedAt;

    protected CarrierOperation() {}

    CarrierOperation(String idempotencyKey, Instant requestedAt) {
        this.idempotencyKey = idempotencyKey;
        this.requestedAt = requestedAt;
    }

    String idempotencyKey() {
        return idempotencyKey;
    }
}
