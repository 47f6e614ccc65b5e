-- Stock and what is reserved of it. The states of a reservation are drawn in docs/reservation-states.md.

CREATE TABLE inventory.stock_item (
    sku        text        NOT NULL,
    on_hand    bigint      NOT NULL,
    reserved   bigint      NOT NULL,
    changed_at timestamptz NOT NULL,
    version    integer     NOT NULL,
    CONSTRAINT stock_item_pk PRIMARY KEY (sku),
    CONSTRAINT stock_item_sku_is_well_formed CHECK (sku ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    CONSTRAINT stock_item_on_hand_is_not_negative CHECK (on_hand >= 0),
    CONSTRAINT stock_item_reserved_is_not_negative CHECK (reserved >= 0),
    CONSTRAINT stock_item_reserved_is_on_hand CHECK (reserved <= on_hand)
) WITH (fillfactor = 70);
COMMENT ON TABLE inventory.stock_item IS 'What is in the warehouse. Available to new orders is on_hand - reserved; a sku without a row counts as 0.';
COMMENT ON COLUMN inventory.stock_item.on_hand IS 'Counted by a stockkeeper. Cannot be set below reserved: cancel orders first.';
COMMENT ON COLUMN inventory.stock_item.reserved IS 'Sum of the lines of all reservations in state RESERVED.';

CREATE TABLE inventory.reservation (
    order_id   uuid        NOT NULL,
    state      text        NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    version    integer     NOT NULL,
    CONSTRAINT reservation_pk PRIMARY KEY (order_id),
    CONSTRAINT reservation_state_is_known CHECK (state IN ('RESERVED', 'REJECTED', 'RELEASED', 'CANCELLED'))
) WITH (fillfactor = 80);
COMMENT ON TABLE inventory.reservation IS 'The one answer each order got: all of its lines are reserved, or none.';
COMMENT ON COLUMN inventory.reservation.state IS 'RESERVED: held for the order. REJECTED: a line was not available, nothing is held. RELEASED: held until the order was cancelled. CANCELLED: the cancellation came first, so the order reserves nothing.';

CREATE TABLE inventory.reservation_line (
    order_id uuid   NOT NULL,
    sku      text   NOT NULL,
    quantity bigint NOT NULL,
    CONSTRAINT reservation_line_pk PRIMARY KEY (order_id, sku),
    CONSTRAINT reservation_line_of_reservation FOREIGN KEY (order_id) REFERENCES inventory.reservation (order_id),
    CONSTRAINT reservation_line_of_stock_item FOREIGN KEY (sku) REFERENCES inventory.stock_item (sku),
    CONSTRAINT reservation_line_quantity_is_positive CHECK (quantity > 0)
);
COMMENT ON TABLE inventory.reservation_line IS 'What a reservation holds or held, one row for each sku; a rejected or cancelled one has none.';
CREATE INDEX reservation_line_by_sku ON inventory.reservation_line (sku);
