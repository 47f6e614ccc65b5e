-- Order per key does not rest on the broker alone: before an event is handled, the log tells the one before it of its key,
-- and the inbox whether that was handled. See docs/adr/0011-order-after-a-crash.md.

ALTER TABLE messaging.blocked_key DROP CONSTRAINT blocked_key_state;
ALTER TABLE messaging.blocked_key
    ADD CONSTRAINT blocked_key_state CHECK (state IN ('AWAITING', 'RETRYING', 'DEAD_LETTERED', 'DRAINING')),
    ADD COLUMN awaited_position bigint, ADD COLUMN awaited_recorded_at timestamptz, ADD COLUMN requested_at timestamptz;
COMMENT ON TABLE messaging.blocked_key IS 'Keys whose later events wait in held_message: AWAITING until an earlier event arrives, RETRYING while the failed event is tried again, DEAD_LETTERED while it waits for an operator, DRAINING while the held events are handled.';
COMMENT ON COLUMN messaging.blocked_key.next_attempt_at IS 'RETRYING: when the event is tried again. AWAITING: when it is sent again from the log.';
COMMENT ON COLUMN messaging.blocked_key.awaited_position IS 'With awaited_recorded_at: the row of the awaited event in outbox_event; only if the key was ever AWAITING.';
COMMENT ON COLUMN messaging.blocked_key.requested_at IS 'Since when a request to drain the key waits in the consumer''s queue; null if none does.';
ALTER TABLE messaging.held_message ADD COLUMN position bigint, ADD COLUMN recorded_at timestamptz;
COMMENT ON COLUMN messaging.held_message.position IS 'With recorded_at: the row of the event in outbox_event; null if its message did not say.';
CREATE INDEX blocked_key_due_idx ON messaging.blocked_key (consumer, next_attempt_at);
CREATE INDEX blocked_key_awaiting_idx ON messaging.blocked_key (consumer, key) WHERE state = 'AWAITING';

-- The row of the event, before that at p_position of its key, that the consumer takes and has yet to handle; no row if
-- there is none. Looks at one row of the log and one of the inbox if the consumer takes every type, and back over types
-- that it does not take, 100 at most. p_types null: every type. An event from before the subscription, or whose id is from
-- before p_inbox_from, so that the inbox may no longer know it, is not waited for; a day is left for clocks that differ.
CREATE FUNCTION messaging.unhandled_predecessor(p_consumer text, p_shard smallint, p_position bigint,
    p_recorded_at timestamptz, p_types text[], p_inbox_from timestamptz,
    OUT o_event_id uuid, OUT o_position bigint, OUT o_recorded_at timestamptz)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    v_position bigint;
    v_recorded_at timestamptz;
    v_event record;
BEGIN
    SELECT previous_position, previous_recorded_at INTO v_position, v_recorded_at FROM messaging.outbox_event
        WHERE shard = p_shard AND position = p_position AND recorded_at = p_recorded_at;
    FOR i IN 1 .. 100 LOOP
        SELECT event_id, type, position, recorded_at, previous_position, previous_recorded_at INTO v_event
            FROM messaging.outbox_event
            WHERE shard = p_shard AND position = v_position AND recorded_at = v_recorded_at;
        IF NOT FOUND OR v_event.event_id < messaging.uuidv7_floor(p_inbox_from + interval '1 day')
            OR EXISTS (SELECT FROM messaging.inbox WHERE event_id = v_event.event_id AND consumer = p_consumer)
        THEN
            RETURN;
        END IF;
        IF p_types IS NULL OR v_event.type = ANY (p_types) THEN
            IF EXISTS (SELECT FROM messaging.subscription WHERE consumer = p_consumer
                    AND type IN (v_event.type, '*') AND since <= v_event.recorded_at) THEN
                o_event_id := v_event.event_id;
                o_position := v_event.position;
                o_recorded_at := v_event.recorded_at;
            END IF;
            RETURN;
        END IF;
        v_position := v_event.previous_position;
        v_recorded_at := v_event.previous_recorded_at;
    END LOOP;
END $$;

-- Whether an event must wait for an earlier one of its key; then the key waits for that, and is due at once if that is held.
-- A key that another event blocks is left as it is, but locked: what is held behind it then cannot be overlooked.
-- p_position null: never.
CREATE FUNCTION messaging.await_predecessor(p_consumer text, p_event_id uuid, p_key text, p_draining boolean,
    p_shard smallint, p_position bigint, p_recorded_at timestamptz, p_types text[], p_inbox_from timestamptz)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    v_awaited record;
    v_held boolean;
BEGIN
    IF p_position IS NULL THEN
        RETURN false;
    END IF;
    SELECT * INTO v_awaited FROM messaging.unhandled_predecessor(
        p_consumer, p_shard, p_position, p_recorded_at, p_types, p_inbox_from);
    IF v_awaited.o_event_id IS NULL
        OR EXISTS (SELECT FROM messaging.inbox WHERE event_id = p_event_id AND consumer = p_consumer)
    THEN
        RETURN false;
    END IF;
    v_held := EXISTS (SELECT FROM messaging.held_message
        WHERE consumer = p_consumer AND key = p_key AND event_id = v_awaited.o_event_id);
    INSERT INTO messaging.blocked_key AS b (consumer, key, blocked_by, state, attempts, last_error, next_attempt_at,
            updated_at, awaited_position, awaited_recorded_at)
        VALUES (p_consumer, p_key, v_awaited.o_event_id, CASE WHEN v_held THEN 'DRAINING' ELSE 'AWAITING' END, 0,
            'event ' || p_event_id || ' of the key came before this one, which the consumer has yet to handle',
            CASE WHEN NOT v_held THEN now() + interval '15 seconds' END, now() - interval '1 minute',
            v_awaited.o_position, v_awaited.o_recorded_at)
        ON CONFLICT ON CONSTRAINT blocked_key_pk DO UPDATE SET (blocked_by, state, attempts, last_error,
                next_attempt_at, updated_at, awaited_position, awaited_recorded_at, away_since, requested_at)
            = (excluded.blocked_by, excluded.state, excluded.attempts, excluded.last_error,
                excluded.next_attempt_at, excluded.updated_at, excluded.awaited_position, excluded.awaited_recorded_at,
                NULL, NULL)
            WHERE p_draining OR b.blocked_by = p_event_id;
    RETURN true;
END $$;

DROP FUNCTION messaging.record_delivery(text, uuid, text, boolean, boolean);
DROP FUNCTION messaging.check_delivery(text, uuid, text, boolean, boolean);
DROP FUNCTION messaging.record_deliveries(text, boolean, uuid[], text[]);

-- Records an event for a consumer: 0 new, 1 handled before, 2 it waits for another event of its key, 3 new and it was the
-- event its key waited for. p_ordered is false for consumers without order, p_draining while held events are handled.
-- p_shard, p_position and p_recorded_at name its row in the log; null, if nothing can come before it or that is unknown.
CREATE FUNCTION messaging.record_delivery(
    p_consumer text, p_event_id uuid, p_key text, p_ordered boolean, p_draining boolean,
    p_shard smallint DEFAULT NULL, p_position bigint DEFAULT NULL, p_recorded_at timestamptz DEFAULT NULL,
    p_types text[] DEFAULT NULL, p_inbox_from timestamptz DEFAULT NULL)
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
        IF messaging.await_predecessor(p_consumer, p_event_id, p_key, p_draining, p_shard, p_position, p_recorded_at,
                p_types, p_inbox_from) THEN
            RETURN 2;
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

-- As record_delivery, but does not record the event: asked before a call to the outside, whose result is recorded
-- afterwards.
CREATE FUNCTION messaging.check_delivery(
    p_consumer text, p_event_id uuid, p_key text, p_ordered boolean, p_draining boolean,
    p_shard smallint DEFAULT NULL, p_position bigint DEFAULT NULL, p_recorded_at timestamptz DEFAULT NULL,
    p_types text[] DEFAULT NULL, p_inbox_from timestamptz DEFAULT NULL)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    v_blocked_by uuid;
BEGIN
    PERFORM FROM messaging.inbox WHERE event_id = p_event_id AND consumer = p_consumer;
    IF FOUND THEN
        RETURN 1;
    END IF;
    IF p_ordered THEN
        SELECT blocked_by INTO v_blocked_by FROM messaging.blocked_key
            WHERE consumer = p_consumer AND key = p_key FOR UPDATE;
        IF v_blocked_by <> p_event_id AND NOT p_draining OR messaging.await_predecessor(p_consumer, p_event_id, p_key,
                p_draining, p_shard, p_position, p_recorded_at, p_types, p_inbox_from) THEN
            RETURN 2;
        END IF;
    END IF;
    RETURN 0;
END $$;

-- As record_delivery, for several events that were not held before and that share a transaction; answers in the order
-- of the arrays. An event that is named twice is new once.
CREATE FUNCTION messaging.record_deliveries(p_consumer text, p_ordered boolean, p_event_ids uuid[], p_keys text[],
    p_shards smallint[] DEFAULT NULL, p_positions bigint[] DEFAULT NULL, p_recorded_at timestamptz[] DEFAULT NULL,
    p_types text[] DEFAULT NULL, p_inbox_from timestamptz DEFAULT NULL)
RETURNS SETOF integer LANGUAGE plpgsql AS $$
BEGIN
    IF p_ordered AND (EXISTS (
                SELECT FROM messaging.blocked_key WHERE consumer = p_consumer AND key = ANY (p_keys))
            OR EXISTS (
                SELECT FROM unnest(p_shards, p_positions, p_recorded_at) AS e (shard, position, recorded_at)
                CROSS JOIN LATERAL messaging.unhandled_predecessor(
                    p_consumer, e.shard, e.position, e.recorded_at, p_types, p_inbox_from) AS p
                WHERE e.position IS NOT NULL AND p.o_event_id IS NOT NULL)) THEN
        FOR i IN 1 .. cardinality(p_event_ids) LOOP
            RETURN NEXT messaging.record_delivery(p_consumer, p_event_ids[i], p_keys[i], true, false,
                p_shards[i], p_positions[i], p_recorded_at[i], p_types, p_inbox_from);
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
