package io.throughline.inventory.restock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A delivery of goods. */
@Entity
@Table(name = "restock")
class Restock {

    @Id
    private String name;

    @Enumerated(EnumType.STRING)
    private RestockState state;

    private int articles;

    private int booked;

    @Column(name = "received_by")
    private String receivedBy;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Restock() {}

    String name() {
        return name;
    }

    int booked() {
        return booked;
    }

    boolean isBooked() {
        return state == RestockState.BOOKED;
    }

    void booked(int upTo, Instant now) {
        booked = Math.min(upTo, articles);
        changedAt = now;
        if (booked == articles) {
            state = RestockState.BOOKED;
        }
    }

    RestockView view() {
        return new RestockView(name, state, articles, booked, receivedBy, receivedAt);
    }
}
