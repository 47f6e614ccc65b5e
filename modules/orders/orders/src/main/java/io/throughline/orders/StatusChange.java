package io.throughline.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** One entry of an order's history. */
@Embeddable
class StatusChange {

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private OrderStatus status;

    @Column(updatable = false)
    private Instant at;

    @Column(updatable = false)
    private String reason;

    StatusChange() {}

    StatusChange(OrderStatus status, Instant at, String reason) {
        this.status = status;
        this.at = at;
        this.reason = reason;
    }

    OrderStatus status() {
        return status;
    }

    Instant at() {
        return at;
    }

    String reason() {
        return reason;
    }
}
