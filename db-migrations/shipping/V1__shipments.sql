-- Shipments, what was asked of the carrier for them, and how far its tracking feed was read. The states are drawn in
-- docs/shipment-states.md.

CREATE TABLE shipping.shipment (
    shipment_id       uuid        NOT NULL,
    order_id          uuid        NOT NULL,
    state             text        NOT NULL,
    reason            text,
    recipient_name    text,
    street            text,
    postal_code       text,
    city              text,
    country           text,
    carrier           text,
    carrier_reference text,
    tracking_code     text,
    dispatched_at     timestamptz,
    delivered_at      timestamptz,
    created_at        timestamptz NOT NULL,
    changed_at        timestamptz NOT NULL,
    version           integer     NOT NULL,
    CONSTRAINT shipment_pk PRIMARY KEY (shipment_id),
    CONSTRAINT shipment_one_per_order UNIQUE (order_id),
    CONSTRAINT shipment_state_is_known CHECK (state IN ('ANNOUNCED', 'REQUESTED', 'BOOKED', 'REFUSED', 'STOPPED', 'DISPATCHED', 'DELIVERED', 'CANCELLED')),
    CONSTRAINT shipment_country_is_a_code CHECK (country ~ '^[A-Z]{2}$'),
    CONSTRAINT shipment_that_was_asked_for_has_carrier CHECK (state IN ('ANNOUNCED', 'STOPPED', 'CANCELLED') OR carrier IS NOT NULL),
    CONSTRAINT shipment_that_was_booked_has_reference CHECK (state NOT IN ('BOOKED', 'DISPATCHED', 'DELIVERED') OR (carrier_reference IS NOT NULL AND tracking_code IS NOT NULL)),
    CONSTRAINT shipment_that_left_says_when CHECK ((state IN ('DISPATCHED', 'DELIVERED')) = (dispatched_at IS NOT NULL) AND (state = 'DELIVERED') = (delivered_at IS NOT NULL))
) WITH (fillfactor = 70);
COMMENT ON TABLE shipping.shipment IS 'The one shipment of each order.';
COMMENT ON COLUMN shipping.shipment.state IS 'ANNOUNCED: the order was placed, nothing is asked of a carrier yet. REQUESTED: the carrier is being asked, its answer may be unknown. BOOKED: the carrier will fetch it. REFUSED: the carrier will not carry it, see reason. STOPPED: the order asked in time, nothing leaves the house. DISPATCHED: the carrier has it. DELIVERED: the customer has it. CANCELLED: the order was cancelled before it was confirmed.';
COMMENT ON COLUMN shipping.shipment.recipient_name IS 'With the address, as the order gave it; all null if the carrier knows the customer.';
COMMENT ON COLUMN shipping.shipment.carrier IS 'The adapter that was chosen when the shipment was requested; it stays with it.';
COMMENT ON COLUMN shipping.shipment.carrier_reference IS 'What the carrier calls the shipment.';
COMMENT ON COLUMN shipping.shipment.dispatched_at IS 'By the clock of the carrier, as delivered_at.';

CREATE TABLE shipping.shipment_line (
    shipment_id uuid   NOT NULL,
    sku         text   NOT NULL,
    quantity    bigint NOT NULL,
    CONSTRAINT shipment_line_pk PRIMARY KEY (shipment_id, sku),
    CONSTRAINT shipment_line_of_shipment FOREIGN KEY (shipment_id) REFERENCES shipping.shipment (shipment_id),
    CONSTRAINT shipment_line_quantity_is_positive CHECK (quantity > 0)
);
COMMENT ON TABLE shipping.shipment_line IS 'What is to be sent, one row for each sku; none if the order was cancelled before it came.';

CREATE TABLE shipping.shipment_transition (
    shipment_id uuid        NOT NULL,
    position    integer     NOT NULL,
    state       text        NOT NULL,
    at          timestamptz NOT NULL,
    reason      text,
    CONSTRAINT shipment_transition_pk PRIMARY KEY (shipment_id, position),
    CONSTRAINT shipment_transition_of_shipment FOREIGN KEY (shipment_id) REFERENCES shipping.shipment (shipment_id),
    CONSTRAINT shipment_transition_state_is_known CHECK (state IN ('ANNOUNCED', 'REQUESTED', 'BOOKED', 'REFUSED', 'STOPPED', 'DISPATCHED', 'DELIVERED', 'CANCELLED'))
);
COMMENT ON TABLE shipping.shipment_transition IS 'Every state a shipment was in, in order; the last one is its present state. A state twice in a row is a contradiction that people should look at: its reason says what was heard.';

CREATE TABLE shipping.carrier_operation (
    shipment_id     uuid        NOT NULL,
    operation       text        NOT NULL,
    idempotency_key text        NOT NULL,
    requested_at    timestamptz NOT NULL,
    CONSTRAINT carrier_operation_pk PRIMARY KEY (shipment_id, operation),
    CONSTRAINT carrier_operation_of_shipment FOREIGN KEY (shipment_id) REFERENCES shipping.shipment (shipment_id),
    CONSTRAINT carrier_operation_idempotency_key_is_unique UNIQUE (idempotency_key),
    CONSTRAINT carrier_operation_is_known CHECK (operation IN ('BOOK', 'CANCEL'))
);
COMMENT ON TABLE shipping.carrier_operation IS 'What we may have asked of the carrier: committed before the first attempt, which every repetition shares the key with. Whether it was done is told by the state of the shipment.';
COMMENT ON COLUMN shipping.carrier_operation.idempotency_key IS 'Search the carrier''s books for it.';

CREATE TABLE shipping.tracking_cursor (
    carrier  text   NOT NULL,
    position bigint NOT NULL,
    moved_at timestamptz NOT NULL,
    CONSTRAINT tracking_cursor_pk PRIMARY KEY (carrier),
    CONSTRAINT tracking_cursor_position_is_not_negative CHECK (position >= 0)
) WITH (fillfactor = 50);
COMMENT ON TABLE shipping.tracking_cursor IS 'How far the tracking feed of each carrier was read: everything up to here is in shipment. A carrier is read as long as it has a row.';
