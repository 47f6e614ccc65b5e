package io.throughline.orders.export;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The orders of a day of UTC, and how many of them are written. */
@Entity
@Table(name = "export", schema = "orders")
class Export {

    @Id
    private LocalDate day;

    @Enumerated(EnumType.STRING)
    private ExportState state;

    private int orders;

    private int parts;

    private UUID after;

    @Column(name = "requested_by")
    private String requestedBy;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "completed_at")
    private Instant completedAt;

    protected Export() {}

    LocalDate day() {
        return day;
    }

    UUID after() {
        return after;
    }

    int parts() {
        return parts;
    }

    boolean isCompleted() {
        return state == ExportState.COMPLETED;
    }

    void wrote(int more, UUID last) {
        parts++;
        orders += more;
        after = last;
    }

    void complete(Instant now) {
        state = ExportState.COMPLETED;
        completedAt = now;
    }

    ExportView view() {
        return new ExportView(day, state, orders, parts, requestedBy, requestedAt, completedAt);
    }
}
