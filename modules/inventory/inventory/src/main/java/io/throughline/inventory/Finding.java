package io.throughline.inventory;

import io.throughline.messaging.PublishedEvents.MissedEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "reconciliation_finding")
class Finding {

    @Id
    @Column(name = "finding_id")
    private UUID id = UUID.randomUUID();

    @Enumerated(EnumType.STRING)
    private FindingKind kind;

    @Column(name = "order_id")
    private String orderId;

    private String source;

    @Column(name = "event_id")
    private UUID eventId;

    @Column(name = "event_type")
    private String eventType;

    private String detail;

    @Column(name = "found_at")
    private Instant foundAt = Instant.now();

    @Column(name = "mended_at")
    private Instant mendedAt;

    protected Finding() {}

    static Finding ofOrder(FindingKind kind, UUID orderId, String detail) {
        var finding = new Finding();
        finding.kind = kind;
        finding.orderId = orderId.toString();
        finding.detail = detail;
        return finding;
    }

    static Finding ofMissed(MissedEvent event, String source) {
        var finding = new Finding();
        finding.kind = FindingKind.MISSED_EVENT;
        finding.orderId = event.key();
        finding.source = source;
        finding.eventId = event.eventId();
        finding.eventType = event.type();
        finding.detail = "published at " + event.recordedAt() + " and not handled";
        return finding;
    }

    UUID eventId() {
        return eventId;
    }

    FindingKind kind() {
        return kind;
    }

    String orderId() {
        return orderId;
    }

    boolean isOpen() {
        return mendedAt == null;
    }

    void mended() {
        mendedAt = Instant.now();
    }

    FindingView view() {
        return new FindingView(kind.name(), orderId, eventId, eventType, detail, foundAt, mendedAt);
    }
}
