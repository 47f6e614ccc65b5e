-- What no consumer could handle, kept apart from the broker. See docs/adr/0015-dead-letter-store.md and
-- docs/dead-letter-states.md.

CREATE TABLE messaging.dead_letter (
    id          uuid        NOT NULL,
    state       text        NOT NULL,
    consumer    text        NOT NULL,
    type        text,
    key         text,
    last_at     timestamptz NOT NULL,
    failures    integer     NOT NULL DEFAULT 1,
    exception   text        NOT NULL,
    reason      text        NOT NULL,
    fingerprint text        NOT NULL,
    tenant      text,
    first_at    timestamptz NOT NULL,
    settled_at  timestamptz,
    event_id    uuid,
    sequence    bigint      NOT NULL,
    replaced_by uuid,
    identity    text        NOT NULL,
    kind        text        NOT NULL,
    headers     text        NOT NULL,
    body        bytea,
    body_length bigint      NOT NULL,
    words       tsvector    NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', coalesce(key, '') || ' ' || coalesce(type, '')
        || ' ' || exception || ' ' || reason)) STORED,
    CONSTRAINT dead_letter_pk PRIMARY KEY (id),
    CONSTRAINT dead_letter_identity UNIQUE (consumer, identity),
    CONSTRAINT dead_letter_state CHECK (state IN ('WAITING', 'REPLAYING', 'RESOLVED', 'REPLACED', 'DISCARDED')),
    CONSTRAINT dead_letter_kind CHECK (kind IN ('BYTES', 'TEXT', 'OTHER'))
) WITH (fillfactor = 80);
COMMENT ON TABLE messaging.dead_letter IS 'Messages that a consumer gave up, one row for a consumer and an event: WAITING for an operator, REPLAYING while a replay has it, RESOLVED once its event is handled, REPLACED by an edited one, DISCARDED with a reason.';
COMMENT ON COLUMN messaging.dead_letter.last_at IS 'When it was dead-lettered last; failures counts how often.';
COMMENT ON COLUMN messaging.dead_letter.fingerprint IS 'Of the last failure, as in failure_trace; letters of one consumer with the same one are a group.';
COMMENT ON COLUMN messaging.dead_letter.settled_at IS 'Since when nothing is to be done about it; it is deleted after the retention.';
COMMENT ON COLUMN messaging.dead_letter.event_id IS 'Null if the message names none.';
COMMENT ON COLUMN messaging.dead_letter.identity IS 'The event''s id; of a message that names none, what the broker knows it by.';
COMMENT ON COLUMN messaging.dead_letter.kind IS 'The JMS kind of the message; OTHER was neither bytes nor text and can only be read, not replayed.';
COMMENT ON COLUMN messaging.dead_letter.headers IS 'Every property of the message as a JSON object, those of the broker''s own book-keeping left out.';
COMMENT ON COLUMN messaging.dead_letter.body IS 'The original bytes; null if there were more than 16 MiB, or the message was neither bytes nor text.';
CREATE INDEX dead_letter_state_idx ON messaging.dead_letter (state, last_at DESC, id DESC);
CREATE INDEX dead_letter_group_idx ON messaging.dead_letter (state, consumer, fingerprint, last_at DESC, id DESC);
CREATE INDEX dead_letter_consumer_idx ON messaging.dead_letter (state, consumer, last_at DESC, id DESC);
CREATE INDEX dead_letter_type_idx ON messaging.dead_letter (state, type, last_at DESC, id DESC);
CREATE INDEX dead_letter_tenant_idx ON messaging.dead_letter (state, tenant, last_at DESC, id DESC) WHERE tenant IS NOT NULL;
CREATE INDEX dead_letter_key_idx ON messaging.dead_letter (key, last_at DESC);
CREATE INDEX dead_letter_event_idx ON messaging.dead_letter (event_id);
CREATE INDEX dead_letter_settled_idx ON messaging.dead_letter (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX dead_letter_words_idx ON messaging.dead_letter USING gin (words);

CREATE TABLE messaging.dead_letter_history (
    letter      uuid        NOT NULL,
    at          timestamptz NOT NULL,
    number      bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    happened    text        NOT NULL,
    who         text,
    detail      text,
    exception   text,
    fingerprint text,
    node        text,
    trace_id    text,
    stack       text,
    replay      uuid,
    occurrence  text,
    CONSTRAINT dead_letter_history_pk PRIMARY KEY (letter, number),
    CONSTRAINT dead_letter_history_occurrence UNIQUE (occurrence),
    CONSTRAINT dead_letter_history_letter FOREIGN KEY (letter) REFERENCES messaging.dead_letter (id) ON DELETE CASCADE,
    CONSTRAINT dead_letter_history_happened CHECK (happened IN
        ('DEAD_LETTERED', 'REPLAYED', 'RESOLVED', 'REPLACED', 'DISCARDED', 'RESTORED'))
);
COMMENT ON TABLE messaging.dead_letter_history IS 'Everything that happened to a dead letter; what an operator did has who, and why in detail. The single attempts before are in activity.';
COMMENT ON COLUMN messaging.dead_letter_history.occurrence IS 'What the broker knows the dead-lettered message by, so that it is collected once.';

CREATE TABLE messaging.dead_letter_group (
    consumer    text        NOT NULL,
    fingerprint text        NOT NULL,
    waiting     bigint      NOT NULL,
    replaying   bigint      NOT NULL,
    settled     bigint      NOT NULL,
    last_at     timestamptz NOT NULL,
    first_at    timestamptz NOT NULL,
    exception   text        NOT NULL,
    reason      text        NOT NULL,
    note        text,
    noted_by    text,
    noted_at    timestamptz,
    CONSTRAINT dead_letter_group_pk PRIMARY KEY (consumer, fingerprint)
) WITH (fillfactor = 50);
COMMENT ON TABLE messaging.dead_letter_group IS 'Dead letters of one consumer and one cause, counted as they come and go.';
COMMENT ON COLUMN messaging.dead_letter_group.reason IS 'That of one of its letters.';
CREATE INDEX dead_letter_group_waiting_idx ON messaging.dead_letter_group (last_at DESC) WHERE waiting + replaying > 0;

-- The counts of the groups follow the letters, whoever changes them and however many at once.
CREATE FUNCTION messaging.count_dead_letters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE messaging.dead_letter_group g SET waiting = g.waiting - o.waiting, replaying = g.replaying - o.replaying,
            settled = g.settled - o.settled
        FROM (SELECT consumer, fingerprint, count(*) FILTER (WHERE state = 'WAITING') AS waiting,
                count(*) FILTER (WHERE state = 'REPLAYING') AS replaying,
                count(*) FILTER (WHERE state NOT IN ('WAITING', 'REPLAYING')) AS settled
            FROM old_rows GROUP BY consumer, fingerprint ORDER BY consumer, fingerprint) o
        WHERE g.consumer = o.consumer AND g.fingerprint = o.fingerprint;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO messaging.dead_letter_group AS g
                (consumer, fingerprint, waiting, replaying, settled, last_at, first_at, exception, reason)
            SELECT consumer, fingerprint, count(*) FILTER (WHERE state = 'WAITING'),
                count(*) FILTER (WHERE state = 'REPLAYING'), count(*) FILTER (WHERE state NOT IN ('WAITING', 'REPLAYING')),
                max(last_at), min(first_at), min(exception), min(reason)
            FROM new_rows GROUP BY consumer, fingerprint ORDER BY consumer, fingerprint
            ON CONFLICT ON CONSTRAINT dead_letter_group_pk DO UPDATE SET waiting = g.waiting + excluded.waiting,
                replaying = g.replaying + excluded.replaying, settled = g.settled + excluded.settled,
                last_at = greatest(g.last_at, excluded.last_at), first_at = least(g.first_at, excluded.first_at);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER dead_letter_inserted AFTER INSERT ON messaging.dead_letter
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION messaging.count_dead_letters();
CREATE TRIGGER dead_letter_updated AFTER UPDATE ON messaging.dead_letter
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION messaging.count_dead_letters();
CREATE TRIGGER dead_letter_deleted AFTER DELETE ON messaging.dead_letter
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION messaging.count_dead_letters();

-- Takes in what came from the broker; what was taken in before changes nothing. p_letters is a JSON array, p_bodies has
-- the body of each. A letter whose event is handled, as it may be if it was retried on the broker before it came here,
-- is resolved, and keeps its key no longer.
CREATE FUNCTION messaging.collect_dead_letters(p_letters jsonb, p_bodies bytea[]) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    l record;
    v_id uuid;
    v_state text;
    v_taken integer := 0;
BEGIN
    PERFORM messaging.lock_dead_letters();
    FOR l IN SELECT * FROM ROWS FROM (jsonb_to_recordset(p_letters) AS (id uuid, occurrence text, consumer text, letter uuid,
            identity text, event_id uuid, type text, key text, tenant text, sequence bigint, at timestamptz, exception text,
            reason text, fingerprint text, node text, trace_id text, stack text, kind text, headers text,
            body_length bigint)) WITH ORDINALITY
    LOOP
        CONTINUE WHEN EXISTS (SELECT FROM messaging.dead_letter_history WHERE occurrence = l.occurrence);
        IF l.exception IS NULL THEN
            -- moved by the broker or by hand: its last failed attempt is the reason, if it had one
            SELECT t.exception, a.detail, a.fingerprint, a.node INTO l.exception, l.reason, l.fingerprint, l.node
                FROM messaging.activity a JOIN messaging.failure_trace t ON t.id = a.trace
                WHERE a.kind = 'ATTEMPT' AND a.key = l.key AND a.event_id = l.event_id AND a.consumer = l.consumer
                ORDER BY a.at DESC LIMIT 1;
            IF l.exception IS NULL THEN
                l.exception := 'none';
                l.reason := 'dead-lettered by the broker or by hand, without a failed attempt';
                l.fingerprint := repeat('0', 16);
            END IF;
        END IF;
        v_id := coalesce((SELECT d.id FROM messaging.dead_letter d WHERE d.id = l.letter AND d.consumer = l.consumer), l.id);
        v_state := CASE WHEN EXISTS (SELECT FROM messaging.inbox i
            WHERE i.event_id = l.event_id AND i.consumer = l.consumer) THEN 'RESOLVED' ELSE 'WAITING' END;
        INSERT INTO messaging.dead_letter AS d (id, state, consumer, type, key, last_at, exception, reason, fingerprint,
                tenant, first_at, settled_at, event_id, sequence, identity, kind, headers, body, body_length)
            SELECT v_id, v_state, l.consumer, l.type, l.key, l.at, l.exception, l.reason, l.fingerprint, l.tenant, l.at,
                CASE v_state WHEN 'RESOLVED' THEN now() END, l.event_id, l.sequence, l.identity, l.kind, l.headers,
                p_bodies[l.ordinality], l.body_length
            WHERE v_id = l.id
            ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
            UPDATE messaging.dead_letter d SET failures = d.failures + 1, last_at = greatest(d.last_at, l.at),
                    exception = l.exception, reason = l.reason, fingerprint = l.fingerprint,
                    state = CASE WHEN d.state IN ('DISCARDED', 'REPLACED') THEN d.state ELSE v_state END,
                    settled_at = CASE WHEN d.state IN ('DISCARDED', 'REPLACED') THEN d.settled_at
                        WHEN v_state = 'RESOLVED' THEN coalesce(d.settled_at, now()) END
                WHERE CASE WHEN v_id = l.id THEN d.consumer = l.consumer AND d.identity = l.identity ELSE d.id = v_id END
                RETURNING d.id INTO v_id;
        END IF;
        INSERT INTO messaging.dead_letter_history (letter, at, happened, detail, exception, fingerprint, node, trace_id,
                stack, occurrence)
            VALUES (v_id, l.at, 'DEAD_LETTERED', l.reason, l.exception, l.fingerprint, l.node, l.trace_id, l.stack,
                l.occurrence);
        IF v_state = 'RESOLVED' THEN
            UPDATE messaging.blocked_key SET state = 'DRAINING', next_attempt_at = NULL,
                    updated_at = now() - interval '1 minute'
                WHERE consumer = l.consumer AND key IN (l.key, l.event_id::text) AND blocked_by = l.event_id
                    AND state = 'DEAD_LETTERED';
        END IF;
        v_taken := v_taken + 1;
    END LOOP;
    RETURN v_taken;
END $$;

-- Whoever changes letters takes this first, and the rows of keys after it: so that two of them never wait for each other.
CREATE FUNCTION messaging.lock_dead_letters() RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1414025046, 0)
$$;

-- The event of a letter was handled. Costs next to nothing if it is no letter.
CREATE FUNCTION messaging.resolve_dead_letter(p_consumer text, p_event_id uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM messaging.dead_letter
            WHERE event_id = p_event_id AND consumer = p_consumer AND state IN ('WAITING', 'REPLAYING')) THEN
        RETURN;
    END IF;
    PERFORM messaging.lock_dead_letters();
    WITH resolved AS (
        UPDATE messaging.dead_letter SET state = 'RESOLVED', settled_at = now()
        WHERE consumer = p_consumer AND event_id = p_event_id AND state IN ('WAITING', 'REPLAYING') RETURNING id)
    INSERT INTO messaging.dead_letter_history (letter, at, happened) SELECT id, now(), 'RESOLVED' FROM resolved;
END $$;

-- Gives up an event for a consumer: it counts as handled, and what waits behind it is due at once.
CREATE FUNCTION messaging.give_up_events(p_consumers text[], p_event_ids uuid[], p_keys text[], p_operator text, p_reason text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO messaging.inbox (event_id, consumer)
        SELECT e, c FROM unnest(p_event_ids, p_consumers) AS given (e, c) WHERE e IS NOT NULL ON CONFLICT DO NOTHING;
    INSERT INTO messaging.discarded_event (consumer, event_id, key, operator, reason)
        SELECT c, e, k, p_operator, p_reason FROM unnest(p_consumers, p_event_ids, p_keys) AS given (c, e, k)
        WHERE e IS NOT NULL ON CONFLICT DO NOTHING;
    DELETE FROM messaging.held_message h USING unnest(p_consumers, p_event_ids, p_keys) AS given (c, e, k)
        WHERE h.consumer = c AND h.key IN (k, e::text) AND h.event_id = e;
    UPDATE messaging.blocked_key b SET state = 'DRAINING', next_attempt_at = NULL, updated_at = now() - interval '1 minute'
        FROM unnest(p_consumers, p_event_ids, p_keys) AS given (c, e, k)
        WHERE b.consumer = c AND b.key IN (k, e::text) AND b.blocked_by = e;
END $$;

CREATE FUNCTION messaging.discard_dead_letters(p_ids uuid[], p_operator text, p_reason text)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    v_given record;
BEGIN
    PERFORM messaging.lock_dead_letters();
    WITH discarded AS (
        UPDATE messaging.dead_letter SET state = 'DISCARDED', settled_at = now()
        WHERE id = ANY (p_ids) AND state = 'WAITING' RETURNING id, consumer, event_id, key),
    noted AS (
        INSERT INTO messaging.dead_letter_history (letter, at, happened, who, detail)
        SELECT id, now(), 'DISCARDED', p_operator, p_reason FROM discarded)
    SELECT count(*)::integer AS letters, array_agg(consumer) AS consumers, array_agg(event_id) AS events,
        array_agg(coalesce(key, '')) AS keys INTO v_given FROM discarded;
    PERFORM messaging.give_up_events(v_given.consumers, v_given.events, v_given.keys, p_operator, p_reason);
    RETURN v_given.letters;
END $$;

CREATE FUNCTION messaging.restore_dead_letters(p_ids uuid[], p_operator text, p_reason text)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    v_letters integer;
BEGIN
    PERFORM messaging.lock_dead_letters();
    WITH restored AS (
        UPDATE messaging.dead_letter SET state = 'WAITING', settled_at = NULL
        WHERE id = ANY (p_ids) AND state = 'DISCARDED' RETURNING id, consumer, event_id),
    forgotten AS (
        DELETE FROM messaging.inbox i USING restored r WHERE i.event_id = r.event_id AND i.consumer = r.consumer),
    taken_back AS (
        DELETE FROM messaging.discarded_event d USING restored r WHERE d.event_id = r.event_id AND d.consumer = r.consumer),
    noted AS (
        INSERT INTO messaging.dead_letter_history (letter, at, happened, who, detail)
        SELECT id, now(), 'RESTORED', p_operator, p_reason FROM restored)
    SELECT count(*)::integer INTO v_letters FROM restored;
    RETURN v_letters;
END $$;

-- A held event was handled in its turn. Its key may have been blocked by it, and it may have been a dead letter before.
CREATE FUNCTION messaging.settle_held_message(p_consumer text, p_key text, p_sequence bigint, p_event_id uuid)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM messaging.resolve_dead_letter(p_consumer, p_event_id);
    UPDATE messaging.blocked_key SET state = 'DRAINING', next_attempt_at = NULL, updated_at = now()
        WHERE consumer = p_consumer AND key = p_key AND blocked_by = p_event_id;
    DELETE FROM messaging.held_message
        WHERE consumer = p_consumer AND key = p_key AND sequence = p_sequence AND event_id = p_event_id;
END $$;

-- Gives up the event that blocks a key; false if the key is not blocked by it (any more).
CREATE FUNCTION messaging.discard_blocking_event(
    p_consumer text, p_key text, p_event_id uuid, p_operator text, p_reason text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM messaging.lock_dead_letters();
    PERFORM FROM messaging.blocked_key WHERE consumer = p_consumer AND key = p_key AND blocked_by = p_event_id FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    PERFORM messaging.discard_dead_letters(
        ARRAY (SELECT id FROM messaging.dead_letter WHERE consumer = p_consumer AND event_id = p_event_id),
        p_operator, p_reason);
    PERFORM messaging.give_up_events(ARRAY[p_consumer], ARRAY[p_event_id], ARRAY[p_key], p_operator, p_reason);
    RETURN true;
END $$;

-- Resolves those of the next p_limit letters that wait whose event is handled: a node may end between the one and the
-- other. Answers where to go on, null at the end.
CREATE FUNCTION messaging.resolve_handled_letters(p_after uuid, p_limit integer) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    v_last uuid;
    v_letter record;
BEGIN
    FOR v_letter IN SELECT id, consumer, event_id FROM messaging.dead_letter
        WHERE state = 'WAITING' AND id > p_after ORDER BY id LIMIT p_limit
    LOOP
        v_last := v_letter.id;
        PERFORM messaging.resolve_dead_letter(v_letter.consumer, v_letter.event_id) WHERE EXISTS (
            SELECT FROM messaging.inbox WHERE event_id = v_letter.event_id AND consumer = v_letter.consumer);
    END LOOP;
    RETURN v_last;
END $$;
CREATE INDEX dead_letter_waiting_idx ON messaging.dead_letter (id) WHERE state = 'WAITING';

-- Forgets letters that were settled before p_before, and groups without letters.
CREATE FUNCTION messaging.forget_dead_letters(p_before timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v_letters bigint;
BEGIN
    PERFORM messaging.lock_dead_letters();
    DELETE FROM messaging.dead_letter WHERE settled_at < p_before;
    GET DIAGNOSTICS v_letters = ROW_COUNT;
    DELETE FROM messaging.dead_letter_group WHERE waiting = 0 AND replaying = 0 AND settled = 0;
    RETURN v_letters;
END $$;

-- Puts an edited event in the place of a letter's own: that counts as handled, and the new one, which the caller holds under
-- its key, is handled next. False if the letter does not wait (any more).
CREATE FUNCTION messaging.replace_dead_letter(p_id uuid, p_event_id uuid, p_key text, p_operator text, p_reason text)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    v_letter messaging.dead_letter;
BEGIN
    PERFORM messaging.lock_dead_letters();
    UPDATE messaging.dead_letter SET state = 'REPLACED', replaced_by = p_event_id, settled_at = now()
        WHERE id = p_id AND state = 'WAITING' RETURNING * INTO v_letter;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO messaging.dead_letter_history (letter, at, happened, who, detail)
        VALUES (p_id, now(), 'REPLACED', p_operator, p_reason);
    PERFORM messaging.give_up_events(ARRAY[v_letter.consumer], ARRAY[v_letter.event_id], ARRAY[coalesce(v_letter.key, '')],
        p_operator, 'replaced by ' || p_event_id || ': ' || p_reason);
    INSERT INTO messaging.blocked_key (consumer, key, blocked_by, state, attempts, last_error, updated_at)
        VALUES (v_letter.consumer, p_key, p_event_id, 'DRAINING', 0, 'edited by ' || p_operator, now() - interval '1 minute')
        ON CONFLICT ON CONSTRAINT blocked_key_pk DO NOTHING;
    RETURN true;
END $$;
