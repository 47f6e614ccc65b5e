-- Consumers that stand still, and how much of a consumer may run at a time. See docs/consumer-pause-states.md.

CREATE TABLE messaging.consumer_pause (
    consumer     text        NOT NULL,
    kind         text        NOT NULL,
    owner        text        NOT NULL,
    reason       text        NOT NULL,
    since        timestamptz NOT NULL DEFAULT now(),
    leased_until timestamptz,
    CONSTRAINT consumer_pause_pk PRIMARY KEY (consumer, kind),
    CONSTRAINT consumer_pause_kind CHECK (kind IN ('CIRCUIT', 'OPERATOR')),
    CONSTRAINT consumer_pause_lease CHECK ((kind = 'CIRCUIT') = (leased_until IS NOT NULL))
);
COMMENT ON TABLE messaging.consumer_pause IS 'CIRCUIT: what the consumer needs is away; the owner, a node, asks again and again and renews the lease. OPERATOR: the owner, a person, paused it, until somebody resumes it.';
COMMENT ON COLUMN messaging.consumer_pause.leased_until IS 'A circuit''s pause whose owner ended is over then.';

CREATE TABLE messaging.consumer_limit (
    consumer text        NOT NULL,
    sessions integer     NOT NULL,
    set_by   text        NOT NULL,
    set_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT consumer_limit_pk PRIMARY KEY (consumer),
    CONSTRAINT consumer_limit_sessions CHECK (sessions > 0)
);
COMMENT ON TABLE messaging.consumer_limit IS 'How many events a node may handle at a time for a consumer, if an operator set fewer than its sessions.';
CREATE TABLE messaging.consumer_action (
    number   bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    at       timestamptz NOT NULL DEFAULT now(),
    consumer text        NOT NULL,
    action   text        NOT NULL,
    who      text        NOT NULL,
    why      text,
    CONSTRAINT consumer_action_pk PRIMARY KEY (number)
);
COMMENT ON TABLE messaging.consumer_action IS 'Who paused, resumed or limited a consumer, and why; also what circuits did.';
CREATE INDEX consumer_action_consumer_idx ON messaging.consumer_action (consumer, number);
