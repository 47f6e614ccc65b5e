-- What the timeline of a key is made of; see docs/adr/0009-timeline.md.

-- Each event names the one before it of its context and key, and outbox_key names the last: the events of a key are found
-- one by one through the primary key, without an index that every append would pay for.
ALTER TABLE messaging.outbox_key
    ADD COLUMN last_position bigint, ADD COLUMN last_recorded_at timestamptz,
    ADD COLUMN previous_position bigint, ADD COLUMN previous_recorded_at timestamptz;
COMMENT ON COLUMN messaging.outbox_key.last_position IS 'With last_recorded_at: the row of the last event in outbox_event.';
COMMENT ON COLUMN messaging.outbox_key.previous_position IS 'With previous_recorded_at: the row of the event before the last.';
ALTER TABLE messaging.outbox_event
    ADD COLUMN previous_position bigint, ADD COLUMN previous_recorded_at timestamptz;
COMMENT ON COLUMN messaging.outbox_event.previous_position IS 'With previous_recorded_at: the row of the event before it of its context and key; it may have been dropped.';

CREATE OR REPLACE FUNCTION messaging.append_event(
    p_shard smallint, p_event_id uuid, p_context text, p_type text, p_version integer, p_key text,
    p_occurred_at timestamptz, p_tenant text, p_correlation_id text, p_causation_id text,
    p_traceparent text, p_tracestate text, p_headers text, p_data bytea,
    OUT o_position bigint, OUT o_sequence bigint, OUT o_recorded_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE
    v_previous_position bigint;
    v_previous_recorded_at timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(1414025044, p_shard);
    o_position := nextval(('messaging.outbox_position_' || p_shard)::regclass);
    o_recorded_at := clock_timestamp();
    INSERT INTO messaging.outbox_key AS k (context, key, last_sequence, last_position, last_recorded_at)
        VALUES (p_context, p_key, 1, o_position, o_recorded_at)
        ON CONFLICT ON CONSTRAINT outbox_key_pk DO UPDATE SET last_sequence = k.last_sequence + 1,
            last_position = o_position, last_recorded_at = o_recorded_at,
            previous_position = k.last_position, previous_recorded_at = k.last_recorded_at
        RETURNING last_sequence, previous_position, previous_recorded_at
        INTO o_sequence, v_previous_position, v_previous_recorded_at;
    INSERT INTO messaging.outbox_event (shard, position, recorded_at, event_id, context, type, version, key, sequence,
            occurred_at, tenant, correlation_id, causation_id, traceparent, tracestate, headers, data,
            previous_position, previous_recorded_at)
        VALUES (p_shard, o_position, o_recorded_at, p_event_id, p_context, p_type, p_version, p_key, o_sequence,
            p_occurred_at, p_tenant, p_correlation_id, p_causation_id, p_traceparent, p_tracestate, p_headers, p_data,
            v_previous_position, v_previous_recorded_at);
END $$;

CREATE INDEX outbox_scheduled_key_idx ON messaging.outbox_scheduled (key);

ALTER TABLE messaging.inbox ADD COLUMN handled_at timestamptz;
ALTER TABLE messaging.inbox ALTER COLUMN handled_at SET DEFAULT clock_timestamp();

CREATE TABLE messaging.subscription (
    consumer text        NOT NULL,
    type     text        NOT NULL,
    since    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT subscription_pk PRIMARY KEY (consumer, type)
);
COMMENT ON TABLE messaging.subscription IS 'Which consumer has handled which type of event, and since when; written when a node starts. An event from before is not missing at the consumer.';

-- Each month a partition: a key is looked up in every one of them, and its id, if it is a UUIDv7, rules out the older.
CREATE TABLE messaging.activity (
    at          timestamptz NOT NULL,
    id          uuid        NOT NULL,
    kind        text        NOT NULL,
    key         text        NOT NULL,
    context     text,
    consumer    text,
    name        text        NOT NULL,
    event_id    uuid,
    outcome     text        NOT NULL,
    detail      text,
    attempt     integer,
    duration_ms bigint,
    node        text,
    trace_id    text,
    CONSTRAINT activity_pk PRIMARY KEY (key, at, id),
    CONSTRAINT activity_kind CHECK (kind IN ('REQUEST', 'ATTEMPT', 'DELIVERY', 'PROVIDER_CALL', 'MAIL', 'WEBHOOK'))
) PARTITION BY RANGE (at);
COMMENT ON TABLE messaging.activity IS 'What happened to a key beside what outbox_event and inbox tell: accepted requests, failed attempts, calls to other systems, mails, webhooks. No payloads.';
COMMENT ON COLUMN messaging.activity.event_id IS 'The event it is about or follows from; of a request, the event it led to.';
COMMENT ON COLUMN messaging.activity.attempt IS 'Counted from 1, or null if nobody counts.';

CREATE FUNCTION messaging.ensure_activity_partitions(p_from date, p_months integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = messaging, pg_temp AS $$
DECLARE
    v_month date := date_trunc('month', p_from::timestamp)::date;
    v_name text;
BEGIN
    PERFORM pg_advisory_xact_lock(1414025045, 1);
    FOR i IN 1 .. p_months LOOP
        v_name := 'activity_' || to_char(v_month, 'YYYYMM');
        IF to_regclass('messaging.' || v_name) IS NULL THEN
            EXECUTE format('CREATE TABLE messaging.%I PARTITION OF messaging.activity FOR VALUES FROM (%L) TO (%L)',
                v_name, v_month::timestamp AT TIME ZONE 'UTC',
                (v_month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
        END IF;
        v_month := v_month + interval '1 month';
    END LOOP;
END $$;

-- Drops the months whose last day is older than the retention.
CREATE FUNCTION messaging.drop_old_activity(p_before date) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = messaging, pg_temp AS $$
DECLARE
    v_table text;
BEGIN
    PERFORM pg_advisory_xact_lock(1414025045, 1);
    FOR v_table IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'messaging.activity'::regclass AND c.relname ~ '^activity_[0-9]{6}$'
    LOOP
        CONTINUE WHEN to_date(right(v_table, 6), 'YYYYMM') + interval '1 month' > p_before;
        EXECUTE format('DROP TABLE messaging.%I', v_table);
        RETURN NEXT v_table;
    END LOOP;
END $$;

SELECT messaging.ensure_activity_partitions((now() AT TIME ZONE 'UTC')::date, 2);
CREATE TABLE messaging.activity_rest PARTITION OF messaging.activity DEFAULT;
COMMENT ON TABLE messaging.activity_rest IS 'Safety net for times without a partition; empty in normal operation.';
