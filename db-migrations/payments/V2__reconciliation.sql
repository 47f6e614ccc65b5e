-- What the provider tells by itself, and where its books and ours differ. See docs/reconciliation.md.

ALTER TABLE payments.payment DROP CONSTRAINT payment_state_is_known;
ALTER TABLE payments.payment ADD CONSTRAINT payment_state_is_known CHECK (state IN ('REQUESTED', 'AUTHORIZED', 'DECLINED', 'CAPTURED', 'CAPTURE_REFUSED', 'VOIDED', 'REFUNDED', 'CANCELLED'));
ALTER TABLE payments.payment DROP CONSTRAINT payment_with_money_has_reference;
ALTER TABLE payments.payment ADD CONSTRAINT payment_with_money_has_reference CHECK (state NOT IN ('AUTHORIZED', 'CAPTURED', 'CAPTURE_REFUSED', 'VOIDED', 'REFUNDED') OR provider_reference IS NOT NULL);
ALTER TABLE payments.payment_transition DROP CONSTRAINT payment_transition_state_is_known;
ALTER TABLE payments.payment_transition ADD CONSTRAINT payment_transition_state_is_known CHECK (state IN ('REQUESTED', 'AUTHORIZED', 'DECLINED', 'CAPTURED', 'CAPTURE_REFUSED', 'VOIDED', 'REFUNDED', 'CANCELLED'));
COMMENT ON COLUMN payments.payment.state IS 'REQUESTED: the provider is being asked, its answer may be unknown. AUTHORIZED: it holds the amount. DECLINED: it will not be paid, see reason. CAPTURED: charged. CAPTURE_REFUSED: the provider will not charge what it held, see reason. VOIDED: the hold was given up. REFUNDED: the charge was repaid. CANCELLED: the order was cancelled before anything was held, so nothing ever will be.';

CREATE INDEX payment_with_money_by_change ON payments.payment (changed_at) WHERE state IN ('AUTHORIZED', 'CAPTURED');
COMMENT ON INDEX payments.payment_with_money_by_change IS 'For the reconciliation, which looks for our side of the books by time.';

CREATE TABLE payments.provider_notification (
    provider        text        NOT NULL,
    notification_id text        NOT NULL,
    type            text        NOT NULL,
    reference       text        NOT NULL,
    order_reference text        NOT NULL,
    received_at     timestamptz NOT NULL,
    CONSTRAINT provider_notification_pk PRIMARY KEY (provider, notification_id)
);
COMMENT ON TABLE payments.provider_notification IS 'Signed webhooks of payment providers, each once; a repetition is known by its id. Kept for 30 days (throughline.payment.webhook.retention).';
COMMENT ON COLUMN payments.provider_notification.reference IS 'What the provider calls the authorization.';
COMMENT ON COLUMN payments.provider_notification.order_reference IS 'What the provider was told of the order: the order''s id, if it is one of ours.';
CREATE INDEX provider_notification_by_time ON payments.provider_notification (received_at);

CREATE TABLE payments.reconciliation_finding (
    finding_id      uuid        NOT NULL,
    kind            text        NOT NULL,
    provider        text        NOT NULL,
    reference       text        NOT NULL,
    order_reference text        NOT NULL,
    ours            text        NOT NULL,
    theirs          text        NOT NULL,
    amount          bigint      NOT NULL,
    currency        text        NOT NULL,
    state           text        NOT NULL,
    found_at        timestamptz NOT NULL,
    seen_at         timestamptz NOT NULL,
    mended_at       timestamptz,
    CONSTRAINT reconciliation_finding_pk PRIMARY KEY (finding_id),
    CONSTRAINT reconciliation_finding_once UNIQUE (provider, reference, kind, theirs),
    CONSTRAINT reconciliation_finding_kind_is_known CHECK (kind IN ('UNKNOWN_CHARGE', 'SECOND_CHARGE', 'UNWANTED_CHARGE', 'UNASKED_CHANGE', 'MISSED_ANSWER', 'MISSING_AT_PROVIDER', 'AMOUNT_DIFFERS')),
    CONSTRAINT reconciliation_finding_state_is_known CHECK (state IN ('OPEN', 'MENDED', 'RESOLVED'))
);
COMMENT ON TABLE payments.reconciliation_finding IS 'Where the books of a provider and ours differ or differed.';
COMMENT ON COLUMN payments.reconciliation_finding.kind IS 'UNKNOWN_CHARGE: money for an order without payment. SECOND_CHARGE: another authorization than the payment''s for an order that is paid or being paid. UNWANTED_CHARGE: money for an order that was cancelled or declined. UNASKED_CHANGE: the provider did what we never asked for. MISSED_ANSWER: it did what we asked for and we had not heard of it. MISSING_AT_PROVIDER: what we hold for paid, it does not. AMOUNT_DIFFERS: another amount or currency, or only a part.';
COMMENT ON COLUMN payments.reconciliation_finding.reference IS 'What the provider calls the authorization.';
COMMENT ON COLUMN payments.reconciliation_finding.ours IS 'State of our payment when last seen, or NONE.';
COMMENT ON COLUMN payments.reconciliation_finding.theirs IS 'Status at the provider, or NONE.';
COMMENT ON COLUMN payments.reconciliation_finding.amount IS 'Minor units, as the side that has the money says.';
COMMENT ON COLUMN payments.reconciliation_finding.state IS 'OPEN: somebody has to look, or the next run mends it. MENDED: we mended it. RESOLVED: the books agreed when they were compared again.';
COMMENT ON COLUMN payments.reconciliation_finding.mended_at IS 'Set at the first mending. What comes back after it stays OPEN and is not mended a second time.';
CREATE INDEX reconciliation_finding_open ON payments.reconciliation_finding (provider, reference) WHERE state = 'OPEN';
CREATE INDEX reconciliation_finding_by_time ON payments.reconciliation_finding (found_at);

CREATE TABLE payments.reconciliation (
    provider       text        NOT NULL,
    books_until    timestamptz NOT NULL,
    payments_until timestamptz NOT NULL,
    due_at         timestamptz NOT NULL,
    again          boolean     NOT NULL,
    leased_by      text,
    leased_until   timestamptz NOT NULL,
    finished_at    timestamptz,
    failure        text,
    CONSTRAINT reconciliation_pk PRIMARY KEY (provider)
) WITH (fillfactor = 70);
COMMENT ON TABLE payments.reconciliation IS 'How far the comparison of our books with each provider''s has come. One node at a time has the lease.';
COMMENT ON COLUMN payments.reconciliation.books_until IS 'The provider''s changes up to here (by its clock) are compared.';
COMMENT ON COLUMN payments.reconciliation.payments_until IS 'Our changes up to here are compared.';
COMMENT ON COLUMN payments.reconciliation.again IS 'An operator asked for a run while one was under way.';
COMMENT ON COLUMN payments.reconciliation.failure IS 'Why the last run ended early; null if it did not.';
