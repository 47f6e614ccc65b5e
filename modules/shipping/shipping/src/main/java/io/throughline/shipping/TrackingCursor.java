package io.throughline.shipping;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "tracking_cursor")
class TrackingCursor {

    @Id
    private String carrier;

    private long position;

    @Column(name = "moved_at")
    private Instant movedAt;

    protected TrackingCursor() {}

    String carrier() {
        return carrier;
    }

    long position() {
        return position;
    }
}
