-- Subscriptions have states, drawn in docs/webhook-subscription-states.md, an earlier secret for a while, and a pace.

ALTER TABLE webhooks.subscription
    ADD COLUMN state               text NOT NULL DEFAULT 'ENABLED',
    ADD COLUMN state_reason        text,
    ADD COLUMN state_since         timestamptz,
    ADD COLUMN contact             text,
    ADD COLUMN language            text,
    ADD COLUMN requests_per_second double precision,
    ADD COLUMN next_request_at     timestamptz,
    ADD COLUMN failing_since       timestamptz,
    ADD COLUMN failures            integer NOT NULL DEFAULT 0,
    ADD COLUMN overlap_until       timestamptz;

UPDATE webhooks.subscription SET
    state = CASE WHEN deleted_at IS NULL THEN 'ENABLED' ELSE 'DELETED' END,
    state_since = coalesce(deleted_at, created_at);

ALTER TABLE webhooks.subscription
    ALTER COLUMN state DROP DEFAULT,
    ALTER COLUMN state_since SET NOT NULL,
    ADD CONSTRAINT subscription_state_is_known CHECK (state IN ('ENABLED', 'DISABLED', 'ENDED', 'DELETED')),
    ADD CONSTRAINT subscription_is_deleted_once CHECK ((state = 'DELETED') = (deleted_at IS NOT NULL)),
    ADD CONSTRAINT subscription_stopped_has_reason CHECK (state NOT IN ('DISABLED', 'ENDED') OR state_reason IS NOT NULL AND failing_since IS NOT NULL),
    ADD CONSTRAINT subscription_fails_since_a_failure CHECK ((failures > 0) = (failing_since IS NOT NULL)),
    ADD CONSTRAINT subscription_has_a_pace CHECK (requests_per_second > 0),
    -- each claim moves next_request_at
    SET (fillfactor = 70);
COMMENT ON COLUMN webhooks.subscription.state IS 'ENABLED: events are sent. DISABLED: the endpoint kept failing, see state_reason; events are recorded as MISSED deliveries. ENDED: the endpoint answered 410. DELETED: by its owner.';
COMMENT ON COLUMN webhooks.subscription.contact IS 'Who is written to when it is disabled.';
COMMENT ON COLUMN webhooks.subscription.requests_per_second IS 'Null: what throughline.webhooks.requests-per-second says.';
COMMENT ON COLUMN webhooks.subscription.next_request_at IS 'Not before then, to keep to the pace; moved on by whichever node takes deliveries.';
COMMENT ON COLUMN webhooks.subscription.failing_since IS 'The first failed attempt since the last success; null if the last one was a success.';
COMMENT ON COLUMN webhooks.subscription.failures IS 'Failed attempts since the last success.';
COMMENT ON COLUMN webhooks.subscription.overlap_until IS 'Until then an earlier secret is signed with too.';

CREATE TABLE webhooks.earlier_secret (
    subscription_id uuid        NOT NULL,
    secret          bytea       NOT NULL,
    valid_until     timestamptz NOT NULL,
    CONSTRAINT earlier_secret_pk PRIMARY KEY (subscription_id, secret),
    CONSTRAINT earlier_secret_of_subscription FOREIGN KEY (subscription_id) REFERENCES webhooks.subscription (subscription_id)
);
COMMENT ON TABLE webhooks.earlier_secret IS 'Secrets that were replaced, signed with beside the new one until the overlap ends.';
COMMENT ON COLUMN webhooks.earlier_secret.secret IS 'Encrypted as that of the subscription.';

ALTER TABLE webhooks.delivery
    DROP CONSTRAINT delivery_state_is_known,
    ADD CONSTRAINT delivery_state_is_known CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED', 'CANCELLED', 'MISSED'));
COMMENT ON COLUMN webhooks.delivery.state IS 'PENDING: the next attempt is at next_attempt_at. DELIVERED: answered with 2xx. FAILED: given up, see last_error. CANCELLED: the subscription was deleted, or ended by a 410. MISSED: the subscription is disabled. FAILED, MISSED and, after a 410, CANCELLED can be resent.';
