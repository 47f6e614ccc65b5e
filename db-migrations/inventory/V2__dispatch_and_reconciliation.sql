-- Goods that left the house, and what reconciliation finds. The states of a reservation are drawn in
-- docs/reservation-states.md.

ALTER TABLE inventory.reservation DROP CONSTRAINT reservation_state_is_known,
    ADD CONSTRAINT reservation_state_is_known CHECK (state IN ('RESERVED', 'REJECTED', 'RELEASED', 'CANCELLED', 'SHIPPED'));
COMMENT ON COLUMN inventory.reservation.state IS 'RESERVED: held for the order. REJECTED: a line was not available, nothing is held. RELEASED: held until the order was cancelled. CANCELLED: the cancellation came first, so the order reserves nothing. SHIPPED: the carrier has it, and on_hand went down by it.';
COMMENT ON COLUMN inventory.stock_item.on_hand IS 'Counted by a stockkeeper, less what was dispatched since. Cannot be set below reserved: cancel orders first.';

CREATE TABLE inventory.reconciliation_finding (
    finding_id uuid        NOT NULL,
    kind       text        NOT NULL,
    order_id   text        NOT NULL,
    source     text,
    event_id   uuid,
    event_type text,
    detail     text        NOT NULL,
    found_at   timestamptz NOT NULL,
    mended_at  timestamptz,
    CONSTRAINT reconciliation_finding_pk PRIMARY KEY (finding_id),
    CONSTRAINT reconciliation_finding_kind_is_known CHECK (kind IN ('MISSED_EVENT', 'DISPATCHED_WITHOUT_RESERVATION', 'CANCELLED_AFTER_DISPATCH')),
    CONSTRAINT reconciliation_finding_of_event_names_it CHECK ((kind = 'MISSED_EVENT') = (event_id IS NOT NULL AND event_type IS NOT NULL AND source IS NOT NULL))
);
COMMENT ON TABLE inventory.reconciliation_finding IS 'Where stock and what was published do not agree. MISSED_EVENT: an event was published long ago and not handled here; it is handed over again, and mended_at says when it was handled. The others are for people: stock was not touched.';
COMMENT ON COLUMN inventory.reconciliation_finding.mended_at IS 'Null as long as somebody has to look, or the event was not handled yet.';
-- NULLS NOT DISTINCT would say it, but PostgreSQL 14 does not know that
CREATE UNIQUE INDEX reconciliation_finding_once ON inventory.reconciliation_finding
    (kind, order_id, coalesce(event_id, '00000000-0000-0000-0000-000000000000'));
CREATE INDEX reconciliation_finding_by_time ON inventory.reconciliation_finding (found_at);
CREATE INDEX reconciliation_finding_open_events ON inventory.reconciliation_finding (source, found_at)
    WHERE mended_at IS NULL AND event_id IS NOT NULL;

CREATE TABLE inventory.reconciliation_run (
    source        text        NOT NULL,
    checked_until timestamptz NOT NULL,
    leased_until  timestamptz NOT NULL,
    version       integer     NOT NULL,
    CONSTRAINT reconciliation_run_pk PRIMARY KEY (source)
);
COMMENT ON TABLE inventory.reconciliation_run IS 'Up to when the published events of each source are known to be handled here, and until when a node may be at it.';
INSERT INTO inventory.reconciliation_run (source, checked_until, leased_until, version)
    VALUES ('orders', now(), now(), 0), ('shipping', now(), now(), 0);
