-- The messaging runtime's tables. Plain JDBC, no entities; see docs/adr/0001-outbox-storage.md.

-- Positions in the outbox log, a sequence for each shard. They are taken under the shard's lock, so they grow in commit
-- order, and only a transaction that fails at its commit or a crash leaves a gap.
DO $$
BEGIN
    FOR shard IN 0 .. 63 LOOP
        EXECUTE format('CREATE SEQUENCE messaging.outbox_position_%s', shard);
    END LOOP;
END $$;

CREATE TABLE messaging.outbox_event (
    shard          smallint    NOT NULL,
    position       bigint      NOT NULL,
    recorded_at    timestamptz NOT NULL,
    event_id       uuid        NOT NULL,
    context        text        NOT NULL,
    type           text        NOT NULL,
    version        integer     NOT NULL,
    key            text        NOT NULL,
    sequence       bigint      NOT NULL,
    occurred_at    timestamptz NOT NULL,
    tenant         text,
    correlation_id text        NOT NULL,
    causation_id   text,
    traceparent    text,
    tracestate     text,
    headers        text,
    data           bytea       NOT NULL,
    CONSTRAINT outbox_event_pk PRIMARY KEY (shard, position, recorded_at)
) PARTITION BY RANGE (recorded_at);
COMMENT ON TABLE messaging.outbox_event IS 'Every event ever appended, within the retention; append-only. An event is published when the cursor of its shard has passed its position and it is not in outbox_parked.';
COMMENT ON COLUMN messaging.outbox_event.sequence IS 'Per context and key, from 1, without gaps, in commit order.';
COMMENT ON COLUMN messaging.outbox_event.headers IS 'Further headers as a JSON object, or null.';

CREATE TABLE messaging.outbox_key (
    context       text   NOT NULL,
    key           text   NOT NULL,
    last_sequence bigint NOT NULL,
    CONSTRAINT outbox_key_pk PRIMARY KEY (context, key)
) WITH (fillfactor = 70);
COMMENT ON TABLE messaging.outbox_key IS 'The last sequence given to each key.';

CREATE TABLE messaging.outbox_cursor (
    shard       smallint    NOT NULL,
    position    bigint      NOT NULL DEFAULT 0,
    recorded_at timestamptz NOT NULL DEFAULT '2000-01-01 00:00:00+00',
    owner       text,
    leased_until timestamptz NOT NULL DEFAULT '2000-01-01 00:00:00+00',
    CONSTRAINT outbox_cursor_pk PRIMARY KEY (shard)
) WITH (fillfactor = 20);
COMMENT ON TABLE messaging.outbox_cursor IS 'How far each shard is published, and which node may publish it. A node that stops renewing loses its shards when leased_until has passed.';
INSERT INTO messaging.outbox_cursor (shard) SELECT generate_series(0, 63);

CREATE TABLE messaging.relay_node (
    node       text        NOT NULL,
    seen_at    timestamptz NOT NULL,
    CONSTRAINT relay_node_pk PRIMARY KEY (node)
);
COMMENT ON TABLE messaging.relay_node IS 'The nodes that relay, by their last sign of life; decides how many shards each may hold.';

CREATE TABLE messaging.outbox_parked (
    LIKE messaging.outbox_event,
    attempts        integer     NOT NULL DEFAULT 0,
    last_error      text        NOT NULL,
    parked_at       timestamptz NOT NULL DEFAULT now(),
    next_attempt_at timestamptz NOT NULL,
    CONSTRAINT outbox_parked_pk PRIMARY KEY (shard, position)
);
COMMENT ON TABLE messaging.outbox_parked IS 'Events the broker refused, and the later events of their keys; tried again in order, per key, at next_attempt_at. Other keys go on.';

CREATE TABLE messaging.outbox_scheduled (
    due_at         timestamptz NOT NULL,
    event_id       uuid        NOT NULL,
    shard          smallint    NOT NULL,
    context        text        NOT NULL,
    type           text        NOT NULL,
    version        integer     NOT NULL,
    key            text        NOT NULL,
    occurred_at    timestamptz NOT NULL,
    tenant         text,
    correlation_id text        NOT NULL,
    causation_id   text,
    traceparent    text,
    tracestate     text,
    headers        text,
    data           bytea       NOT NULL,
    CONSTRAINT outbox_scheduled_pk PRIMARY KEY (due_at, event_id)
);
COMMENT ON TABLE messaging.outbox_scheduled IS 'Events that wait for their due time; they enter the log, and get their sequence, when due.';

-- Appends one event; a shard out of range has no sequence and is refused. There is no CHECK constraint for that on the
-- table, because PostgreSQL reads and compiles it anew for every insert, a fifth of the cost of an append. The shard
-- lock is held to the end of the transaction, so that positions of a shard become visible in their order and a reader
-- that has seen a position never meets a lower one later.
CREATE FUNCTION messaging.append_event(
    p_shard smallint, p_event_id uuid, p_context text, p_type text, p_version integer, p_key text,
    p_occurred_at timestamptz, p_tenant text, p_correlation_id text, p_causation_id text,
    p_traceparent text, p_tracestate text, p_headers text, p_data bytea,
    OUT o_position bigint, OUT o_sequence bigint, OUT o_recorded_at timestamptz)
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(1414025044, p_shard);
    INSERT INTO messaging.outbox_key AS k (context, key, last_sequence) VALUES (p_context, p_key, 1)
        ON CONFLICT ON CONSTRAINT outbox_key_pk DO UPDATE SET last_sequence = k.last_sequence + 1
        RETURNING last_sequence INTO o_sequence;
    o_position := nextval(('messaging.outbox_position_' || p_shard)::regclass);
    o_recorded_at := clock_timestamp();
    INSERT INTO messaging.outbox_event (shard, position, recorded_at, event_id, context, type, version, key, sequence,
            occurred_at, tenant, correlation_id, causation_id, traceparent, tracestate, headers, data)
        VALUES (p_shard, o_position, o_recorded_at, p_event_id, p_context, p_type, p_version, p_key, o_sequence,
            p_occurred_at, p_tenant, p_correlation_id, p_causation_id, p_traceparent, p_tracestate, p_headers, p_data);
END $$;

-- Moves up to p_limit due events into the log; safe on several nodes at once.
CREATE FUNCTION messaging.release_due_events(p_limit integer) RETURNS SETOF smallint LANGUAGE plpgsql AS $$
DECLARE
    due messaging.outbox_scheduled;
BEGIN
    FOR due IN
        WITH taken AS (
            SELECT due_at, event_id FROM messaging.outbox_scheduled WHERE due_at <= clock_timestamp()
            ORDER BY due_at, event_id LIMIT p_limit FOR UPDATE SKIP LOCKED),
        removed AS (
            DELETE FROM messaging.outbox_scheduled s USING taken t
            WHERE s.due_at = t.due_at AND s.event_id = t.event_id RETURNING s.*)
        SELECT * FROM removed ORDER BY shard, due_at, event_id
    LOOP
        PERFORM messaging.append_event(due.shard, due.event_id, due.context, due.type, due.version, due.key,
            due.occurred_at, due.tenant, due.correlation_id, due.causation_id, due.traceparent, due.tracestate,
            due.headers, due.data);
        RETURN NEXT due.shard;
    END LOOP;
END $$;

CREATE TABLE messaging.inbox (
    event_id   uuid NOT NULL,
    consumer   text NOT NULL,
    CONSTRAINT inbox_pk PRIMARY KEY (event_id, consumer)
) PARTITION BY RANGE (event_id);
COMMENT ON TABLE messaging.inbox IS 'Which consumer has handled which event. Partitioned by the time in the UUIDv7, so that a duplicate always meets its first.';

CREATE TABLE messaging.blocked_key (
    consumer        text        NOT NULL,
    key             text        NOT NULL,
    blocked_by      uuid        NOT NULL,
    state           text        NOT NULL,
    since           timestamptz NOT NULL DEFAULT now(),
    attempts        integer     NOT NULL DEFAULT 1,
    last_error      text        NOT NULL,
    next_attempt_at timestamptz,
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT blocked_key_pk PRIMARY KEY (consumer, key),
    CONSTRAINT blocked_key_state CHECK (state IN ('RETRYING', 'DEAD_LETTERED', 'DRAINING'))
);
COMMENT ON TABLE messaging.blocked_key IS 'Keys whose later events wait in held_message: RETRYING while the failed event is tried again, DEAD_LETTERED while it waits for an operator, DRAINING while the held events are handled.';
COMMENT ON COLUMN messaging.blocked_key.next_attempt_at IS 'When a held event that failed is tried again; null while the broker redelivers.';

CREATE TABLE messaging.held_message (
    consumer text        NOT NULL,
    key      text        NOT NULL,
    sequence bigint      NOT NULL,
    event_id uuid        NOT NULL,
    headers  text        NOT NULL,
    data     bytea       NOT NULL,
    held_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT held_message_pk PRIMARY KEY (consumer, key, sequence, event_id)
);
COMMENT ON TABLE messaging.held_message IS 'Events that arrived while their key was blocked, acknowledged to the broker and kept here in sequence.';

CREATE TABLE messaging.discarded_event (
    consumer     text        NOT NULL,
    event_id     uuid        NOT NULL,
    key          text        NOT NULL,
    operator     text        NOT NULL,
    reason       text        NOT NULL,
    discarded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT discarded_event_pk PRIMARY KEY (consumer, event_id)
);
COMMENT ON TABLE messaging.discarded_event IS 'Events an operator gave up, with who and why.';

-- Records an event for a consumer: 0 new, 1 handled before, 2 its key waits for another event, 3 new and it was the
-- event its key waited for. p_ordered is false for consumers without order, p_draining while held events are handled.
CREATE FUNCTION messaging.record_delivery(
    p_consumer text, p_event_id uuid, p_key text, p_ordered boolean, p_draining boolean)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    v_blocked_by uuid;
BEGIN
    IF p_ordered THEN
        SELECT blocked_by INTO v_blocked_by FROM messaging.blocked_key
            WHERE consumer = p_consumer AND key = p_key FOR UPDATE;
        IF v_blocked_by IS NOT NULL AND v_blocked_by <> p_event_id AND NOT p_draining THEN
            PERFORM FROM messaging.inbox WHERE event_id = p_event_id AND consumer = p_consumer;
            RETURN CASE WHEN FOUND THEN 1 ELSE 2 END;
        END IF;
    END IF;
    INSERT INTO messaging.inbox (event_id, consumer) VALUES (p_event_id, p_consumer) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN 1;
    END IF;
    IF v_blocked_by = p_event_id THEN
        UPDATE messaging.blocked_key SET state = 'DRAINING', next_attempt_at = NULL, updated_at = now()
            WHERE consumer = p_consumer AND key = p_key;
        RETURN 3;
    END IF;
    RETURN 0;
END $$;

-- Daily partitions are made and dropped by these two, with the rights of the owner: the application role may only
-- read and write rows.
CREATE FUNCTION messaging.uuidv7_floor(p_at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM p_at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;

CREATE FUNCTION messaging.ensure_partitions(p_from date, p_days integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = messaging, pg_temp AS $$
DECLARE
    v_day date;
    v_name text;
BEGIN
    PERFORM pg_advisory_xact_lock(1414025045, 0);
    FOR i IN 0 .. p_days - 1 LOOP
        v_day := p_from + i;
        v_name := to_char(v_day, 'YYYYMMDD');
        IF to_regclass('messaging.outbox_event_' || v_name) IS NULL THEN
            EXECUTE format('CREATE TABLE messaging.%I PARTITION OF messaging.outbox_event FOR VALUES FROM (%L) TO (%L)',
                'outbox_event_' || v_name, v_day::timestamp AT TIME ZONE 'UTC', (v_day + 1)::timestamp AT TIME ZONE 'UTC');
        END IF;
        IF to_regclass('messaging.inbox_' || v_name) IS NULL THEN
            EXECUTE format('CREATE TABLE messaging.%I PARTITION OF messaging.inbox FOR VALUES FROM (%L) TO (%L)',
                'inbox_' || v_name, messaging.uuidv7_floor(v_day::timestamp AT TIME ZONE 'UTC'),
                messaging.uuidv7_floor((v_day + 1)::timestamp AT TIME ZONE 'UTC'));
        END IF;
    END LOOP;
END $$;

-- Drops whole days older than the retention. A day of the log that still holds an unpublished event is spared.
CREATE FUNCTION messaging.drop_old_partitions(p_log_before date, p_inbox_before date) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = messaging, pg_temp AS $$
DECLARE
    v_table record;
    v_unpublished boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(1414025045, 0);
    FOR v_table IN
        SELECT c.relname, right(c.relname, 8) AS day, c.relname LIKE 'outbox_event_%' AS log
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent IN ('messaging.outbox_event'::regclass, 'messaging.inbox'::regclass)
          AND c.relname ~ '_[0-9]{8}$'
    LOOP
        IF v_table.log AND to_date(v_table.day, 'YYYYMMDD') < p_log_before THEN
            EXECUTE format('SELECT EXISTS (SELECT FROM messaging.outbox_cursor c WHERE EXISTS (
                SELECT FROM messaging.%I e WHERE e.shard = c.shard AND e.position > c.position))', v_table.relname)
                INTO v_unpublished;
            CONTINUE WHEN v_unpublished;
        ELSIF v_table.log OR to_date(v_table.day, 'YYYYMMDD') >= p_inbox_before THEN
            CONTINUE;
        END IF;
        EXECUTE format('DROP TABLE messaging.%I', v_table.relname);
        RETURN NEXT v_table.relname;
    END LOOP;
END $$;

SELECT messaging.ensure_partitions((now() AT TIME ZONE 'UTC')::date - 1, 5);
CREATE TABLE messaging.outbox_event_rest PARTITION OF messaging.outbox_event DEFAULT;
CREATE TABLE messaging.inbox_rest PARTITION OF messaging.inbox DEFAULT;
COMMENT ON TABLE messaging.outbox_event_rest IS 'Safety net for times without a partition; empty in normal operation.';
COMMENT ON TABLE messaging.inbox_rest IS 'Safety net: ids whose UUIDv7 time has no partition.';

-- As record_delivery, but records nothing: asked before a call to the outside, whose result is recorded afterwards.
CREATE FUNCTION messaging.check_delivery(
    p_consumer text, p_event_id uuid, p_key text, p_ordered boolean, p_draining boolean)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    v_blocked_by uuid;
BEGIN
    PERFORM FROM messaging.inbox WHERE event_id = p_event_id AND consumer = p_consumer;
    IF FOUND THEN
        RETURN 1;
    END IF;
    IF p_ordered AND NOT p_draining THEN
        SELECT blocked_by INTO v_blocked_by FROM messaging.blocked_key
            WHERE consumer = p_consumer AND key = p_key FOR UPDATE;
        IF v_blocked_by <> p_event_id THEN
            RETURN 2;
        END IF;
    END IF;
    RETURN 0;
END $$;

-- Ends the draining of a key, unless another event was held meanwhile. True when the key is free.
CREATE FUNCTION messaging.unblock_key(p_consumer text, p_key text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM messaging.blocked_key WHERE consumer = p_consumer AND key = p_key FOR UPDATE;
    DELETE FROM messaging.blocked_key WHERE consumer = p_consumer AND key = p_key AND state = 'DRAINING'
        AND NOT EXISTS (SELECT FROM messaging.held_message WHERE consumer = p_consumer AND key = p_key);
    PERFORM FROM messaging.blocked_key WHERE consumer = p_consumer AND key = p_key;
    RETURN NOT FOUND;
END $$;

-- As record_delivery, for several events that were not held before and that share a transaction; answers in the order
-- of the arrays. An event that is named twice is new once.
CREATE FUNCTION messaging.record_deliveries(p_consumer text, p_ordered boolean, p_event_ids uuid[], p_keys text[])
RETURNS SETOF integer LANGUAGE plpgsql AS $$
BEGIN
    IF p_ordered AND EXISTS (
            SELECT FROM messaging.blocked_key WHERE consumer = p_consumer AND key = ANY (p_keys)) THEN
        FOR i IN 1 .. cardinality(p_event_ids) LOOP
            RETURN NEXT messaging.record_delivery(p_consumer, p_event_ids[i], p_keys[i], true, false);
        END LOOP;
        RETURN;
    END IF;
    RETURN QUERY
        WITH recorded AS (
            INSERT INTO messaging.inbox (event_id, consumer)
            SELECT event_id, p_consumer FROM unnest(p_event_ids) AS event_id ON CONFLICT DO NOTHING RETURNING event_id)
        SELECT CASE WHEN r.event_id IS NOT NULL AND array_position(p_event_ids, e.id) = e.position THEN 0 ELSE 1 END
        FROM unnest(p_event_ids) WITH ORDINALITY AS e (id, position) LEFT JOIN recorded r ON r.event_id = e.id
        ORDER BY e.position;
END $$;
