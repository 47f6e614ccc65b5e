-- Payments and what was asked of the provider for them. The states are drawn in docs/payment-states.md.

CREATE TABLE payments.payment (
    payment_id         uuid        NOT NULL,
    order_id           uuid        NOT NULL,
    state              text        NOT NULL,
    reason             text,
    amount             bigint,
    currency           text,
    provider           text,
    provider_reference text,
    created_at         timestamptz NOT NULL,
    changed_at         timestamptz NOT NULL,
    version            integer     NOT NULL,
    CONSTRAINT payment_pk PRIMARY KEY (payment_id),
    CONSTRAINT payment_one_per_order UNIQUE (order_id),
    CONSTRAINT payment_state_is_known CHECK (state IN ('REQUESTED', 'AUTHORIZED', 'DECLINED', 'CAPTURED', 'VOIDED', 'REFUNDED', 'CANCELLED')),
    CONSTRAINT payment_amount_is_not_negative CHECK (amount >= 0),
    CONSTRAINT payment_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT payment_is_complete_unless_cancelled CHECK (state = 'CANCELLED' OR (amount IS NOT NULL AND currency IS NOT NULL AND provider IS NOT NULL)),
    CONSTRAINT payment_with_money_has_reference CHECK (state NOT IN ('AUTHORIZED', 'CAPTURED', 'VOIDED', 'REFUNDED') OR provider_reference IS NOT NULL)
) WITH (fillfactor = 70);
COMMENT ON TABLE payments.payment IS 'The one payment of each order. The payment token is never stored here.';
COMMENT ON COLUMN payments.payment.state IS 'REQUESTED: the provider is being asked, its answer may be unknown. AUTHORIZED: it holds the amount. DECLINED: it will not be paid, see reason. CAPTURED: charged. VOIDED: the hold was given up. REFUNDED: the charge was repaid. CANCELLED: the order was cancelled before anything was held, so nothing ever will be.';
COMMENT ON COLUMN payments.payment.amount IS 'Minor units of the currency.';
COMMENT ON COLUMN payments.payment.provider IS 'The adapter that was chosen when the payment was requested; it stays with it.';
COMMENT ON COLUMN payments.payment.provider_reference IS 'What the provider calls the authorization.';

CREATE TABLE payments.payment_transition (
    payment_id uuid        NOT NULL,
    position   integer     NOT NULL,
    state      text        NOT NULL,
    at         timestamptz NOT NULL,
    reason     text,
    CONSTRAINT payment_transition_pk PRIMARY KEY (payment_id, position),
    CONSTRAINT payment_transition_of_payment FOREIGN KEY (payment_id) REFERENCES payments.payment (payment_id),
    CONSTRAINT payment_transition_state_is_known CHECK (state IN ('REQUESTED', 'AUTHORIZED', 'DECLINED', 'CAPTURED', 'VOIDED', 'REFUNDED', 'CANCELLED'))
);
COMMENT ON TABLE payments.payment_transition IS 'Every state a payment was in, in order; the last one is its present state.';

CREATE TABLE payments.provider_operation (
    payment_id      uuid        NOT NULL,
    operation       text        NOT NULL,
    idempotency_key text        NOT NULL,
    requested_at    timestamptz NOT NULL,
    CONSTRAINT provider_operation_pk PRIMARY KEY (payment_id, operation),
    CONSTRAINT provider_operation_of_payment FOREIGN KEY (payment_id) REFERENCES payments.payment (payment_id),
    CONSTRAINT provider_operation_idempotency_key_is_unique UNIQUE (idempotency_key),
    CONSTRAINT provider_operation_is_known CHECK (operation IN ('AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND'))
);
COMMENT ON TABLE payments.provider_operation IS 'What we may have asked of the provider: committed before the first attempt, which every repetition shares the key with. Whether it was done is told by the state of the payment.';
COMMENT ON COLUMN payments.provider_operation.idempotency_key IS 'Search the provider''s books for it.';
