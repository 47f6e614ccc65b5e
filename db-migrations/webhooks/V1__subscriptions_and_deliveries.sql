-- Who wants to hear of which events, and each event on its way there. The states are drawn in
-- docs/webhook-delivery-states.md.

CREATE TABLE webhooks.subscription (
    subscription_id uuid        NOT NULL,
    owner           text        NOT NULL,
    url             text        NOT NULL,
    endpoint        text        NOT NULL,
    secret          bytea,
    created_at      timestamptz NOT NULL,
    deleted_at      timestamptz,
    CONSTRAINT subscription_pk PRIMARY KEY (subscription_id),
    CONSTRAINT subscription_url_is_short CHECK (length(url) <= 2000),
    CONSTRAINT subscription_has_secret_until_deleted CHECK ((deleted_at IS NULL) = (secret IS NOT NULL))
);
CREATE INDEX subscription_by_owner ON webhooks.subscription (owner, subscription_id);
COMMENT ON TABLE webhooks.subscription IS 'An endpoint of a customer. A deleted one stays until its deliveries are past their retention.';
COMMENT ON COLUMN webhooks.subscription.owner IS 'The account that made it.';
COMMENT ON COLUMN webhooks.subscription.endpoint IS 'Host and port of the url: what shares its attempts at a time.';
COMMENT ON COLUMN webhooks.subscription.secret IS 'Encrypted with THROUGHLINE_WEBHOOK_SECRET_KEY, and of no use in another row.';

CREATE TABLE webhooks.subscription_event_type (
    subscription_id uuid NOT NULL,
    pattern         text NOT NULL,
    CONSTRAINT subscription_event_type_pk PRIMARY KEY (pattern, subscription_id),
    CONSTRAINT subscription_event_type_of_subscription FOREIGN KEY (subscription_id) REFERENCES webhooks.subscription (subscription_id)
);
CREATE INDEX subscription_event_type_by_subscription ON webhooks.subscription_event_type (subscription_id);
COMMENT ON TABLE webhooks.subscription_event_type IS 'What a subscription is for: an event type, <context>.* or *.';

CREATE TABLE webhooks.delivery (
    delivery_id     uuid        NOT NULL,
    subscription_id uuid        NOT NULL,
    event_id        uuid        NOT NULL,
    event_type      text        NOT NULL,
    event_key       text        NOT NULL,
    traceparent     text,
    body            bytea       NOT NULL,
    state           text        NOT NULL,
    attempts        integer     NOT NULL,
    next_attempt_at timestamptz,
    last_status     integer,
    last_error      text,
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    CONSTRAINT delivery_pk PRIMARY KEY (delivery_id),
    CONSTRAINT delivery_one_per_event UNIQUE (subscription_id, event_id),
    CONSTRAINT delivery_of_subscription FOREIGN KEY (subscription_id) REFERENCES webhooks.subscription (subscription_id),
    CONSTRAINT delivery_state_is_known CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED', 'CANCELLED')),
    CONSTRAINT delivery_is_due_while_pending CHECK ((state = 'PENDING') = (next_attempt_at IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX delivery_due ON webhooks.delivery (next_attempt_at) WHERE state = 'PENDING';
CREATE INDEX delivery_due_by_subscription ON webhooks.delivery (subscription_id, next_attempt_at) WHERE state = 'PENDING';
CREATE INDEX delivery_by_subscription ON webhooks.delivery (subscription_id, delivery_id);
CREATE INDEX delivery_ended ON webhooks.delivery (changed_at) WHERE state <> 'PENDING';
COMMENT ON TABLE webhooks.delivery IS 'One event for one subscription.';
COMMENT ON COLUMN webhooks.delivery.delivery_id IS 'The header webhook-id, the same at every attempt.';
COMMENT ON COLUMN webhooks.delivery.event_key IS 'Business id of the event, for its timeline.';
COMMENT ON COLUMN webhooks.delivery.state IS 'PENDING: the next attempt is at next_attempt_at. DELIVERED: answered with 2xx. FAILED: given up, see last_error; can be resent. CANCELLED: the subscription was deleted.';
COMMENT ON COLUMN webhooks.delivery.attempts IS 'Attempts whose outcome is known, since it was last resent.';
COMMENT ON COLUMN webhooks.delivery.next_attempt_at IS 'During an attempt: when it is given to another node if nothing is heard of it.';
COMMENT ON COLUMN webhooks.delivery.last_status IS 'HTTP status of the last attempt; null if there was no answer.';
