-- Orders: the life of an order, from placed to confirmed or cancelled. States: docs/order-states.md

CREATE TABLE orders.customer_order (
    id             uuid        NOT NULL,
    status         text        NOT NULL,
    reason         text,
    placed_at      timestamptz NOT NULL,
    pay_by         timestamptz NOT NULL,
    paid_at        timestamptz,
    reserved_at    timestamptz,
    customer_id    text        NOT NULL,
    customer_email text        NOT NULL,
    currency       text        NOT NULL,
    total          bigint      NOT NULL,
    version        integer     NOT NULL,
    CONSTRAINT customer_order_pk PRIMARY KEY (id),
    CONSTRAINT customer_order_status CHECK (status IN ('PLACED', 'CONFIRMED', 'CANCELLED')),
    CONSTRAINT customer_order_reason CHECK ((status = 'CANCELLED') = (reason IS NOT NULL)),
    CONSTRAINT customer_order_confirmed CHECK (
        status <> 'CONFIRMED' OR (paid_at IS NOT NULL AND reserved_at IS NOT NULL)),
    CONSTRAINT customer_order_currency CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT customer_order_total CHECK (total >= 0)
);

COMMENT ON TABLE orders.customer_order IS 'One row an order; changed only under its row lock.';
COMMENT ON COLUMN orders.customer_order.status IS 'PLACED: waits for payment and stock. CONFIRMED: has both. CANCELLED: ended, reason says why.';
COMMENT ON COLUMN orders.customer_order.reason IS 'payment_declined, out_of_stock, payment_timeout or cancelled_by_customer; only when CANCELLED.';
COMMENT ON COLUMN orders.customer_order.pay_by IS 'A PLACED order that is not paid by then is cancelled (payment_timeout).';
COMMENT ON COLUMN orders.customer_order.paid_at IS 'When PaymentAuthorized was handled.';
COMMENT ON COLUMN orders.customer_order.reserved_at IS 'When StockReserved was handled.';
COMMENT ON COLUMN orders.customer_order.total IS 'Minor units of the currency.';

CREATE INDEX customer_order_by_customer ON orders.customer_order (customer_id, id DESC);
CREATE INDEX customer_order_by_status ON orders.customer_order (status, id DESC);
CREATE INDEX customer_order_payment_due ON orders.customer_order (pay_by)
    WHERE status = 'PLACED' AND paid_at IS NULL;

CREATE TABLE orders.order_line (
    order_id   uuid    NOT NULL,
    position   integer NOT NULL,
    sku        text    NOT NULL,
    quantity   integer NOT NULL,
    unit_price bigint  NOT NULL,
    CONSTRAINT order_line_pk PRIMARY KEY (order_id, position),
    CONSTRAINT order_line_order FOREIGN KEY (order_id) REFERENCES orders.customer_order (id),
    CONSTRAINT order_line_quantity CHECK (quantity >= 1),
    CONSTRAINT order_line_unit_price CHECK (unit_price >= 0)
);

COMMENT ON TABLE orders.order_line IS 'What was ordered; never changed.';
COMMENT ON COLUMN orders.order_line.unit_price IS 'Minor units of the order''s currency.';

CREATE TABLE orders.order_history (
    order_id uuid        NOT NULL,
    position integer     NOT NULL,
    status   text        NOT NULL,
    at       timestamptz NOT NULL,
    reason   text,
    CONSTRAINT order_history_pk PRIMARY KEY (order_id, position),
    CONSTRAINT order_history_order FOREIGN KEY (order_id) REFERENCES orders.customer_order (id),
    CONSTRAINT order_history_status CHECK (status IN ('PLACED', 'CONFIRMED', 'CANCELLED'))
);

COMMENT ON TABLE orders.order_history IS 'Every status an order had, append only; also the source of the server-sent events.';
COMMENT ON COLUMN orders.order_history.position IS 'Counted from 1 for each order without gaps; the id of the server-sent event.';
COMMENT ON COLUMN orders.order_history.reason IS 'Why, or a note that came without a change of status, such as late_payment_authorized.';

CREATE TABLE orders.idempotency_key (
    account      text        NOT NULL,
    key          text        NOT NULL,
    order_id     uuid        NOT NULL,
    request_hash text        NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    CONSTRAINT idempotency_key_pk PRIMARY KEY (account, key),
    CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 255)
);

COMMENT ON TABLE orders.idempotency_key IS 'Which order an account''s Idempotency-Key stands for; written in the order''s transaction.';
COMMENT ON COLUMN orders.idempotency_key.request_hash IS 'SHA-256 of the canonical JSON body; another body under the same key is refused.';
COMMENT ON COLUMN orders.idempotency_key.expires_at IS 'From then on the key may be used anew; the row is deleted in bulk.';

CREATE INDEX idempotency_key_expiry ON orders.idempotency_key (expires_at);
