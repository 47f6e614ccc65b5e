-- What customers are written, and what is known of their orders for it. The states are drawn in docs/mail-states.md.

CREATE TABLE notifications.order_facts (
    order_id uuid   NOT NULL,
    email    text,
    language text,
    currency text,
    total    bigint,
    CONSTRAINT order_facts_pk PRIMARY KEY (order_id),
    CONSTRAINT order_facts_are_known_together CHECK ((email IS NULL) = (language IS NULL) AND (email IS NULL) = (currency IS NULL) AND (email IS NULL) = (total IS NULL))
);
COMMENT ON TABLE notifications.order_facts IS 'What a mail says of its order, from OrderPlaced. Without e-mail: an order of which something else was heard first. Its row is locked while mails of the order are asked for.';
COMMENT ON COLUMN notifications.order_facts.language IS 'The language of the mails: the customer''s if we have texts in it, else English.';
COMMENT ON COLUMN notifications.order_facts.total IS 'Minor units of the currency.';

CREATE TABLE notifications.order_line (
    order_id   uuid    NOT NULL,
    position   integer NOT NULL,
    sku        text    NOT NULL,
    quantity   integer NOT NULL,
    unit_price bigint  NOT NULL,
    CONSTRAINT order_line_pk PRIMARY KEY (order_id, position),
    CONSTRAINT order_line_of_order FOREIGN KEY (order_id) REFERENCES notifications.order_facts (order_id)
);
COMMENT ON TABLE notifications.order_line IS 'The articles that the first mail of an order lists.';

CREATE TABLE notifications.mail (
    mail_id         uuid        NOT NULL,
    order_id        uuid        NOT NULL,
    kind            text        NOT NULL,
    state           text        NOT NULL,
    message_id      text        NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    reason          text,
    carrier         text,
    tracking_code   text,
    cancellation    text,
    refund_amount   bigint,
    refund_currency text,
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    version         integer     NOT NULL,
    CONSTRAINT mail_pk PRIMARY KEY (mail_id),
    CONSTRAINT mail_one_per_order_and_kind UNIQUE (order_id, kind),
    CONSTRAINT mail_message_id_is_unique UNIQUE (message_id),
    CONSTRAINT mail_of_order FOREIGN KEY (order_id) REFERENCES notifications.order_facts (order_id),
    CONSTRAINT mail_kind_is_known CHECK (kind IN ('ORDER_RECEIVED', 'ORDER_CONFIRMED', 'SHIPMENT_DISPATCHED', 'ORDER_CANCELLED', 'ORDER_COMPLETED', 'PAYMENT_REFUNDED')),
    CONSTRAINT mail_state_is_known CHECK (state IN ('WAITING', 'REQUESTED', 'SENT', 'REFUSED')),
    CONSTRAINT mail_refused_has_reason CHECK (state <> 'REFUSED' OR reason IS NOT NULL)
) WITH (fillfactor = 70);
COMMENT ON TABLE notifications.mail IS 'The mails of each order, one of a kind.';
COMMENT ON COLUMN notifications.mail.state IS 'WAITING: OrderPlaced has not come yet. REQUESTED: to be sent, perhaps tried already. SENT: the mail server has it. REFUSED: it will never take it, see reason.';
COMMENT ON COLUMN notifications.mail.message_id IS 'The Message-ID, the same at every attempt: whoever receives a mail twice can tell.';
COMMENT ON COLUMN notifications.mail.attempts IS 'How often it was given to the mail server, or would have been.';
COMMENT ON COLUMN notifications.mail.reason IS 'Why it was refused, or why the last attempt failed.';
COMMENT ON COLUMN notifications.mail.cancellation IS 'The reason of OrderCancelled.';
