-- What a replay writes for each dead letter: less.

-- What is large and stays as it is goes apart from the state: a letter changes twice on its way through a replay, and each
-- change wrote the message and the index of its words once more.

CREATE TABLE messaging.dead_letter_message (
    letter  uuid     NOT NULL,
    headers text     NOT NULL,
    body    bytea,
    words   tsvector NOT NULL,
    CONSTRAINT dead_letter_message_pk PRIMARY KEY (letter),
    CONSTRAINT dead_letter_message_letter FOREIGN KEY (letter) REFERENCES messaging.dead_letter (id) ON DELETE CASCADE
);
COMMENT ON TABLE messaging.dead_letter_message IS 'The message of each dead letter, as it came first.';
COMMENT ON COLUMN messaging.dead_letter_message.headers IS 'Every property of the message as a JSON object, those of the broker''s own book-keeping left out.';
COMMENT ON COLUMN messaging.dead_letter_message.body IS 'The original bytes; null if there were more than 16 MiB, or the message was neither bytes nor text.';
COMMENT ON COLUMN messaging.dead_letter_message.words IS 'Those of key, type and the last failure, for a search.';
INSERT INTO messaging.dead_letter_message (letter, headers, body, words)
    SELECT id, headers, body, words FROM messaging.dead_letter;
CREATE INDEX dead_letter_message_words_idx ON messaging.dead_letter_message USING gin (words);
ALTER TABLE messaging.dead_letter DROP COLUMN headers, DROP COLUMN body, DROP COLUMN words;

-- What happened is told twice by each replay: without looking up the letter, and without a place among the occurrences.
-- Letters are deleted in one place only, which takes it along.
ALTER TABLE messaging.dead_letter_history DROP CONSTRAINT dead_letter_history_letter,
    DROP CONSTRAINT dead_letter_history_occurrence;
CREATE UNIQUE INDEX dead_letter_history_occurrence ON messaging.dead_letter_history (occurrence) WHERE occurrence IS NOT NULL;

CREATE OR REPLACE FUNCTION messaging.forget_dead_letters(p_before timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v_letters bigint;
BEGIN
    PERFORM messaging.lock_dead_letters();
    WITH forgotten AS (
        DELETE FROM messaging.dead_letter WHERE settled_at < p_before RETURNING id),
    history AS (
        DELETE FROM messaging.dead_letter_history h USING forgotten f WHERE h.letter = f.id)
    SELECT count(*) INTO v_letters FROM forgotten;
    DELETE FROM messaging.dead_letter_group WHERE waiting = 0 AND replaying = 0 AND settled = 0;
    RETURN v_letters;
END $$;

-- The letter of an event is found by its identity.
DROP INDEX messaging.dead_letter_event_idx;

CREATE OR REPLACE FUNCTION messaging.resolve_dead_letter(p_consumer text, p_event_id uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM messaging.dead_letter
            WHERE consumer = p_consumer AND identity = p_event_id::text AND state IN ('WAITING', 'REPLAYING')) THEN
        RETURN;
    END IF;
    PERFORM messaging.lock_dead_letters();
    WITH resolved AS (
        UPDATE messaging.dead_letter SET state = 'RESOLVED', settled_at = now()
        WHERE consumer = p_consumer AND identity = p_event_id::text AND state IN ('WAITING', 'REPLAYING') RETURNING id)
    INSERT INTO messaging.dead_letter_history (letter, at, happened) SELECT id, now(), 'RESOLVED' FROM resolved;
END $$;

CREATE OR REPLACE FUNCTION messaging.discard_blocking_event(
    p_consumer text, p_key text, p_event_id uuid, p_operator text, p_reason text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM messaging.lock_dead_letters();
    PERFORM FROM messaging.blocked_key WHERE consumer = p_consumer AND key = p_key AND blocked_by = p_event_id FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    PERFORM messaging.discard_dead_letters(
        ARRAY (SELECT id FROM messaging.dead_letter WHERE consumer = p_consumer AND identity = p_event_id::text),
        p_operator, p_reason);
    PERFORM messaging.give_up_events(ARRAY[p_consumer], ARRAY[p_event_id], ARRAY[p_key], p_operator, p_reason);
    RETURN true;
END $$;

-- As in V15, with the message apart.
CREATE OR REPLACE FUNCTION messaging.collect_dead_letters(p_letters jsonb, p_bodies bytea[]) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    l record;
    v_id uuid;
    v_state text;
    v_again boolean;
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
        v_again := v_state = 'WAITING' AND l.event_id IS NOT NULL;
        INSERT INTO messaging.dead_letter AS d (id, state, consumer, type, key, last_at, exception, reason, fingerprint,
                tenant, first_at, settled_at, event_id, sequence, identity, kind, body_length)
            SELECT v_id, v_state, l.consumer, l.type, l.key, l.at, l.exception, l.reason, l.fingerprint, l.tenant, l.at,
                CASE v_state WHEN 'RESOLVED' THEN now() END, l.event_id, l.sequence, l.identity, l.kind, l.body_length
            WHERE v_id = l.id
            ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
            UPDATE messaging.dead_letter d SET failures = d.failures + 1, last_at = greatest(d.last_at, l.at),
                    exception = l.exception, reason = l.reason, fingerprint = l.fingerprint,
                    state = CASE WHEN d.state IN ('DISCARDED', 'REPLACED') AND NOT v_again THEN d.state ELSE v_state END,
                    settled_at = CASE WHEN d.state IN ('DISCARDED', 'REPLACED') AND NOT v_again THEN d.settled_at
                        WHEN v_state = 'RESOLVED' THEN coalesce(d.settled_at, now()) END
                WHERE CASE WHEN v_id = l.id THEN d.consumer = l.consumer AND d.identity = l.identity ELSE d.id = v_id END
                RETURNING d.id INTO v_id;
        END IF;
        INSERT INTO messaging.dead_letter_message AS m (letter, headers, body, words)
            VALUES (v_id, l.headers, p_bodies[l.ordinality], to_tsvector('simple',
                concat_ws(' ', l.key, l.type, l.exception, l.reason)))
            ON CONFLICT ON CONSTRAINT dead_letter_message_pk DO UPDATE SET words = excluded.words
                WHERE m.words <> excluded.words;
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
