package io.throughline.inventory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The one answer an order got, and what is held for it. */
@Entity
@Table(name = "reservation")
class Reservation {

    @Id
    @Column(name = "order_id")
    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private ReservationState state;

    @ElementCollection
    @CollectionTable(name = "reservation_line", joinColumns = @JoinColumn(name = "order_id"))
    @MapKeyColumn(name = "sku")
    @Column(name = "quantity")
    private Map<String, Long> lines = new TreeMap<>();

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected Reservation() {}

    private Reservation(UUID orderId, ReservationState state, Map<String, Long> lines) {
        this.orderId = orderId;
        this.state = state;
        this.lines.putAll(lines);
        this.createdAt = Instant.now();
        this.changedAt = createdAt;
    }

    static Reservation of(UUID orderId, Map<String, Long> lines) {
        return new Reservation(orderId, ReservationState.RESERVED, lines);
    }

    static Reservation rejected(UUID orderId) {
        return new Reservation(orderId, ReservationState.REJECTED, Map.of());
    }

    static Reservation cancelledBefore(UUID orderId) {
        return new Reservation(orderId, ReservationState.CANCELLED, Map.of());
    }

    UUID orderId() {
        return orderId;
    }

    ReservationState state() {
        return state;
    }

    /** Quantity for each sku. */
    Map<String, Long> lines() {
        return Map.copyOf(lines);
    }

    void release() {
        become(ReservationState.RELEASED);
    }

    void ship() {
        become(ReservationState.SHIPPED);
    }

    private void become(ReservationState next) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("reservation of order " + orderId + " is " + state);
        }
        state = next;
        changedAt = Instant.now();
    }
}
