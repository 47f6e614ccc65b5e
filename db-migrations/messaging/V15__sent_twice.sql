-- What an event's second way to its consumer must not do: be taken for the first, be lost on it, or be hidden behind it.

-- A replay without the inbox check forgets that an event was handled, and commits that once the broker has the event. A
-- consumer that is quicker waits for it (KEY SHARE), where it took the event for a repetition, and nobody handled it.
CREATE OR REPLACE FUNCTION messaging.record_delivery(
    p_consumer text, p_event_id uuid, p_key text, p_ordered boolean, p_draining boolean,
    p_shard smallint DEFAULT NULL, p_position bigint DEFAULT NULL, p_recorded_at timestamptz DEFAULT NULL,
    p_types text[] DEFAULT NULL, p_inbox_from timestamptz DEFAULT NULL)
RETURNS integer LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    v_blocked_by uuid;
BEGIN
    IF p_ordered THEN
        SELECT blocked_by INTO v_blocked_by FROM messaging.blocked_key
            WHERE consumer = p_consumer AND key = p_key FOR UPDATE;
        IF v_blocked_by IS NOT NULL AND v_blocked_by <> p_event_id AND NOT p_draining THEN
            PERFORM FROM messaging.inbox WHERE event_id = p_event_id AND consumer = p_consumer FOR KEY SHARE;
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
        -- whoever holds an event has the lock of the key's row first, which this has had since the beginning
        IF EXISTS (SELECT FROM messaging.held_message WHERE consumer = p_consumer AND key = p_key) THEN
            UPDATE messaging.blocked_key SET state = 'DRAINING', next_attempt_at = NULL, updated_at = now()
                WHERE consumer = p_consumer AND key = p_key;
            RETURN 3;
        END IF;
        DELETE FROM messaging.blocked_key WHERE consumer = p_consumer AND key = p_key;
    END IF;
    RETURN 0;
END $$;

CREATE OR REPLACE FUNCTION messaging.check_delivery(
    p_consumer text, p_event_id uuid, p_key text, p_ordered boolean, p_draining boolean,
    p_shard smallint DEFAULT NULL, p_position bigint DEFAULT NULL, p_recorded_at timestamptz DEFAULT NULL,
    p_types text[] DEFAULT NULL, p_inbox_from timestamptz DEFAULT NULL)
RETURNS integer LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    v_blocked_by uuid;
BEGIN
    PERFORM FROM messaging.inbox WHERE event_id = p_event_id AND consumer = p_consumer FOR KEY SHARE;
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

-- An event that was sent, and of which nothing was heard before its replay was resumed, is sent again. That it was handled is
-- forgotten the first time only; sent_at stays, to tell.
CREATE OR REPLACE FUNCTION messaging.send_replay_again(p_replay uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM messaging.settle_replay(p_replay);
    WITH again AS (
        UPDATE messaging.replay_item SET state = 'PENDING' WHERE replay = p_replay AND state = 'SENT'
        RETURNING letter),
    waiting AS (
        UPDATE messaging.dead_letter d SET state = 'WAITING' FROM again a WHERE d.id = a.letter AND d.state = 'REPLAYING')
    UPDATE messaging.replay SET sent = sent - (SELECT count(*) FROM again) WHERE id = p_replay;
END $$;

CREATE OR REPLACE FUNCTION messaging.claim_replay_items(p_replay uuid, p_canaries boolean, p_limit integer)
RETURNS TABLE (o_number bigint, o_consumer text, o_letter uuid, o_shard smallint, o_position bigint, o_recorded_at timestamptz)
LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off SET enable_nestloop = off AS $$
BEGIN
    PERFORM messaging.lock_dead_letters();
    RETURN QUERY
    WITH next AS MATERIALIZED (
        SELECT i.number, i.consumer, i.event_id, i.letter, r.operator, r.reason, i.sent_at,
            r.inbox_checked OR i.sent_at IS NOT NULL AS inbox_checked
        FROM messaging.replay_item i JOIN messaging.replay r ON r.id = p_replay
        WHERE i.replay = p_replay AND i.state = 'PENDING' AND (i.canary OR NOT p_canaries) ORDER BY i.number LIMIT p_limit),
    taken AS (
        UPDATE messaging.dead_letter d SET state = 'REPLAYING'
        WHERE d.state = 'WAITING' AND d.id = ANY (ARRAY (SELECT letter FROM next WHERE letter IS NOT NULL))
        RETURNING d.id),
    forgotten AS (
        DELETE FROM messaging.inbox i USING next n
        WHERE NOT n.inbox_checked AND i.event_id = n.event_id AND i.consumer = n.consumer
            AND i.event_id = ANY (ARRAY (SELECT event_id FROM next WHERE NOT inbox_checked))),
    handled AS MATERIALIZED (
        SELECT i.event_id, i.consumer FROM messaging.inbox i
        WHERE i.event_id = ANY (ARRAY (SELECT event_id FROM next WHERE letter IS NULL AND inbox_checked))),
    letters AS MATERIALIZED (
        SELECT id, state, failures FROM messaging.dead_letter
        WHERE id = ANY (ARRAY (SELECT letter FROM next WHERE letter IS NOT NULL))),
    others AS MATERIALIZED (
        SELECT consumer, identity, failures FROM messaging.dead_letter
        WHERE consumer = ANY (ARRAY (SELECT DISTINCT consumer FROM next WHERE letter IS NULL))
            AND identity = ANY (ARRAY (SELECT event_id::text FROM next WHERE letter IS NULL))),
    judged AS MATERIALIZED (
        SELECT n.number, n.letter, n.operator, n.reason, coalesce(l.failures, o.failures, 0) AS failures, l.state AS letter_state, CASE
            WHEN n.letter IS NOT NULL AND t.id IS NOT NULL THEN 'SENT'
            WHEN n.letter IS NOT NULL AND l.state = 'RESOLVED' THEN 'SUCCEEDED'
            WHEN n.letter IS NOT NULL THEN 'SKIPPED'
            WHEN h.event_id IS NOT NULL AND n.sent_at IS NOT NULL THEN 'SUCCEEDED'
            WHEN h.event_id IS NOT NULL THEN 'SKIPPED'
            ELSE 'SENT' END AS verdict
        FROM next n LEFT JOIN taken t ON t.id = n.letter LEFT JOIN letters l ON l.id = n.letter
        LEFT JOIN handled h ON h.event_id = n.event_id AND h.consumer = n.consumer AND n.letter IS NULL
        LEFT JOIN others o ON o.consumer = n.consumer AND o.identity = n.event_id::text AND n.letter IS NULL),
    marked AS (
        UPDATE messaging.replay_item i SET state = j.verdict, sent_at = now(), failures = j.failures,
            settled_at = CASE WHEN j.verdict <> 'SENT' THEN now() END,
            outcome = CASE WHEN j.verdict = 'SKIPPED' AND j.letter IS NULL THEN 'the consumer has handled it'
                WHEN j.verdict = 'SKIPPED' THEN 'the letter is ' || coalesce(j.letter_state, 'gone') END
        FROM judged j WHERE i.replay = p_replay AND i.number = j.number
            AND i.number = ANY (ARRAY (SELECT number FROM next))
        RETURNING i.number, i.consumer, i.letter, i.shard, i.position, i.recorded_at, i.state),
    told AS (
        INSERT INTO messaging.dead_letter_history (letter, at, happened, who, detail, replay)
        SELECT j.letter, now(), 'REPLAYED', j.operator, j.reason, p_replay FROM judged j
        WHERE j.letter IS NOT NULL AND j.verdict = 'SENT'),
    counted AS (
        UPDATE messaging.replay r SET sent = r.sent + c.sent, skipped = r.skipped + c.skipped,
            succeeded = r.succeeded + c.succeeded
        FROM (SELECT count(*) FILTER (WHERE j.verdict = 'SENT') AS sent, count(*) FILTER (WHERE j.verdict = 'SKIPPED') AS skipped,
                count(*) FILTER (WHERE j.verdict = 'SUCCEEDED') AS succeeded FROM judged j) c WHERE r.id = p_replay)
    SELECT m.number, m.consumer, m.letter, m.shard, m.position, m.recorded_at
    FROM marked m WHERE m.state = 'SENT' ORDER BY m.number;
END $$;

COMMENT ON COLUMN messaging.replay_item.sent_at IS 'When it was sent last; also of one that is PENDING once more, for its replay was resumed before anything was heard of it.';

-- Chooses the next canaries of each group that has none that succeeded, among those that will be sent: one that is skipped,
-- or held behind another event, shows nothing. Answers how many.
DROP FUNCTION messaging.choose_canaries(uuid);
CREATE FUNCTION messaging.choose_canaries(p_replay uuid) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v_group record;
    v_chosen bigint := 0;
    v_more bigint;
BEGIN
    UPDATE messaging.replay_item SET canary = false WHERE replay = p_replay AND canary AND state = 'FAILED';
    FOR v_group IN SELECT DISTINCT i.consumer, i.fingerprint, r.canaries, r.inbox_checked
        FROM messaging.replay_item i JOIN messaging.replay r ON r.id = i.replay
        WHERE i.replay = p_replay AND i.state = 'PENDING'
            AND NOT EXISTS (SELECT FROM messaging.replay_item s WHERE s.replay = p_replay AND s.canary
                AND s.state = 'SUCCEEDED' AND s.consumer = i.consumer AND s.fingerprint IS NOT DISTINCT FROM i.fingerprint)
    LOOP
        UPDATE messaging.replay_item SET canary = true WHERE replay = p_replay AND number IN (
            SELECT i.number FROM messaging.replay_item i
            WHERE i.replay = p_replay AND i.state = 'PENDING' AND i.consumer = v_group.consumer
                AND i.fingerprint IS NOT DISTINCT FROM v_group.fingerprint
                AND NOT EXISTS (SELECT FROM messaging.blocked_key b
                    WHERE b.consumer = i.consumer AND b.key = i.key AND b.blocked_by <> i.event_id)
                -- counted, not EXISTS: it is looked up event by event
                AND CASE WHEN i.letter IS NOT NULL THEN
                        (SELECT count(*) FROM messaging.dead_letter d WHERE d.id = i.letter AND d.state = 'WAITING') = 1
                    WHEN v_group.inbox_checked OR i.sent_at IS NOT NULL THEN
                        (SELECT count(*) FROM messaging.inbox n
                            WHERE n.event_id = i.event_id AND n.consumer = i.consumer) = 0
                    ELSE true END
            ORDER BY i.number LIMIT v_group.canaries);
        GET DIAGNOSTICS v_more = ROW_COUNT;
        v_chosen := v_chosen + v_more;
    END LOOP;
    RETURN v_chosen;
END $$;

-- A letter that was discarded or replaced waits again if its event fails once more, for that it counts as handled was taken
-- back, as by a replay without the inbox check. The copies that were on their way when it was discarded change nothing.
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
                tenant, first_at, settled_at, event_id, sequence, identity, kind, headers, body, body_length)
            SELECT v_id, v_state, l.consumer, l.type, l.key, l.at, l.exception, l.reason, l.fingerprint, l.tenant, l.at,
                CASE v_state WHEN 'RESOLVED' THEN now() END, l.event_id, l.sequence, l.identity, l.kind, l.headers,
                p_bodies[l.ordinality], l.body_length
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

-- As before, and nobody frees the key of the edited event, if that waits for another one, between this and the commit.
CREATE OR REPLACE FUNCTION messaging.replace_dead_letter(p_id uuid, p_event_id uuid, p_key text, p_operator text, p_reason text)
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
        ON CONFLICT ON CONSTRAINT blocked_key_pk DO UPDATE SET updated_at = messaging.blocked_key.updated_at;
    RETURN true;
END $$;
