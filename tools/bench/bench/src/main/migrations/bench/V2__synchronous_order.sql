-- The order that is paid within its request: the reference of accept.
CREATE TABLE bench.synchronous_order (
    id               uuid        NOT NULL,
    customer_id      text        NOT NULL,
    customer_email   text        NOT NULL,
    currency         text        NOT NULL,
    total            bigint      NOT NULL,
    authorization_id text        NOT NULL,
    placed_at        timestamptz NOT NULL,
    CONSTRAINT synchronous_order_pk PRIMARY KEY (id)
);

CREATE TABLE bench.synchronous_order_line (
    order_id   uuid    NOT NULL,
    position   integer NOT NULL,
    sku        text    NOT NULL,
    quantity   integer NOT NULL,
    unit_price bigint  NOT NULL,
    CONSTRAINT synchronous_order_line_pk PRIMARY KEY (order_id, position),
    CONSTRAINT synchronous_order_line_order FOREIGN KEY (order_id) REFERENCES bench.synchronous_order (id)
);
