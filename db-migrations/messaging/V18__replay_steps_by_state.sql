-- What a step of a replay reads: what it has sent, and what it sends next.

-- Found by their state. By the index of all that is open, each step read every event that had yet to be sent, and all 100,000
-- of them at first; and the events that it had chosen by every state.
DROP INDEX messaging.replay_item_open_idx;

CREATE OR REPLACE FUNCTION messaging.settle_replay(p_replay uuid) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_nestloop = off AS $$
DECLARE
    v_cancelled boolean;
BEGIN
    PERFORM messaging.lock_dead_letters();
    SELECT state = 'CANCELLED' INTO v_cancelled FROM messaging.replay WHERE id = p_replay;
    WITH sent AS MATERIALIZED (
        SELECT number, consumer, key, event_id, letter, failures, sent_at FROM messaging.replay_item
        WHERE replay = p_replay AND state = 'SENT'),
    handled AS MATERIALIZED (
        SELECT event_id, consumer FROM messaging.inbox WHERE event_id = ANY (ARRAY (SELECT event_id FROM sent))),
    letters AS MATERIALIZED (
        SELECT id, failures, reason FROM messaging.dead_letter
        WHERE id = ANY (ARRAY (SELECT letter FROM sent WHERE letter IS NOT NULL))),
    -- of events from the log that became dead letters
    others AS MATERIALIZED (
        SELECT id, consumer, identity, failures, reason FROM messaging.dead_letter
        WHERE consumer = ANY (ARRAY (SELECT DISTINCT consumer FROM sent WHERE letter IS NULL))
            AND identity = ANY (ARRAY (SELECT event_id::text FROM sent WHERE letter IS NULL))),
    judged AS MATERIALIZED (
        SELECT s.number, coalesce(l.id, o.id) AS letter, CASE
            WHEN n.event_id IS NOT NULL THEN 'SUCCEEDED'
            WHEN coalesce(l.failures, o.failures) > s.failures THEN 'FAILED'
            WHEN EXISTS (SELECT FROM messaging.held_message h
                    WHERE h.consumer = s.consumer AND h.key IN (s.key, s.event_id::text) AND h.event_id = s.event_id)
                AND NOT EXISTS (SELECT FROM messaging.blocked_key b
                    WHERE b.consumer = s.consumer AND b.key IN (s.key, s.event_id::text) AND b.blocked_by = s.event_id)
                THEN 'HELD'
            WHEN v_cancelled AND s.sent_at < now() - interval '1 hour' THEN 'LOST' END AS outcome,
            coalesce(l.reason, o.reason) AS reason
        FROM sent s
        LEFT JOIN handled n ON n.event_id = s.event_id AND n.consumer = s.consumer
        LEFT JOIN letters l ON l.id = s.letter
        LEFT JOIN others o ON o.consumer = s.consumer AND o.identity = s.event_id::text AND s.letter IS NULL),
    decided AS MATERIALIZED (
        SELECT * FROM judged WHERE outcome IS NOT NULL),
    settled AS (
        UPDATE messaging.replay_item i SET settled_at = now(),
            state = CASE j.outcome WHEN 'LOST' THEN 'FAILED' ELSE j.outcome END,
            outcome = CASE j.outcome WHEN 'FAILED' THEN j.reason
                WHEN 'LOST' THEN 'nothing was heard of it within an hour after the replay was cancelled'
                WHEN 'HELD' THEN 'waits behind another event of its key, and is handled after it' END
        FROM decided j WHERE i.replay = p_replay AND i.state = 'SENT' AND i.number = j.number
            AND i.number = ANY (ARRAY (SELECT number FROM decided))
        RETURNING j.letter, i.state),
    changed AS (
        UPDATE messaging.dead_letter d SET state = CASE s.state WHEN 'FAILED' THEN 'WAITING' ELSE 'RESOLVED' END,
            settled_at = CASE s.state WHEN 'SUCCEEDED' THEN now() END
        FROM settled s WHERE d.id = s.letter AND d.id = ANY (ARRAY (SELECT letter FROM decided WHERE letter IS NOT NULL))
            AND (s.state = 'FAILED' AND d.state = 'REPLAYING' OR s.state = 'SUCCEEDED' AND d.state IN ('WAITING', 'REPLAYING'))
        RETURNING d.id, d.state),
    told AS (
        INSERT INTO messaging.dead_letter_history (letter, at, happened, replay)
        SELECT id, now(), 'RESOLVED', p_replay FROM changed WHERE state = 'RESOLVED')
    UPDATE messaging.replay r SET sent = r.sent - s.all_of_them, succeeded = r.succeeded + s.succeeded,
        failed = r.failed + s.failed, held = r.held + s.held
    FROM (SELECT count(*) AS all_of_them, count(*) FILTER (WHERE state = 'SUCCEEDED') AS succeeded,
            count(*) FILTER (WHERE state = 'FAILED') AS failed, count(*) FILTER (WHERE state = 'HELD') AS held FROM settled) s
    WHERE r.id = p_replay AND s.all_of_them > 0;
END $$;

CREATE OR REPLACE FUNCTION messaging.claim_replay_items(p_replay uuid, p_canaries boolean, p_limit integer)
RETURNS TABLE (o_number bigint, o_consumer text, o_letter uuid, o_shard smallint, o_position bigint, o_recorded_at timestamptz)
LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off SET enable_nestloop = off AS $$
DECLARE
    v_replay messaging.replay;
BEGIN
    PERFORM messaging.lock_dead_letters();
    SELECT * INTO v_replay FROM messaging.replay WHERE id = p_replay;
    RETURN QUERY
    WITH next AS MATERIALIZED (
        SELECT i.number, i.consumer, i.event_id, i.letter, i.sent_at,
            v_replay.inbox_checked OR i.sent_at IS NOT NULL AS inbox_checked
        FROM messaging.replay_item i
        WHERE i.replay = p_replay AND i.state = 'PENDING' AND (i.canary OR NOT p_canaries) ORDER BY i.number LIMIT p_limit),
    taken AS (
        UPDATE messaging.dead_letter d SET state = 'REPLAYING'
        WHERE d.state = 'WAITING' AND d.id = ANY (ARRAY (SELECT letter FROM next WHERE letter IS NOT NULL))
        RETURNING d.id),
    forgotten AS (
        DELETE FROM messaging.inbox i USING next n
        WHERE NOT n.inbox_checked AND i.event_id = n.event_id AND i.consumer = n.consumer
            AND i.event_id = ANY (ARRAY (SELECT event_id FROM next WHERE NOT inbox_checked))),
    -- once it is handled, nobody has given it up
    not_given_up AS (
        DELETE FROM messaging.discarded_event d USING next n
        WHERE NOT n.inbox_checked AND d.event_id = n.event_id AND d.consumer = n.consumer
            AND d.consumer = ANY (ARRAY (SELECT DISTINCT consumer FROM next WHERE NOT inbox_checked))
            AND d.event_id = ANY (ARRAY (SELECT event_id FROM next WHERE NOT inbox_checked))),
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
        SELECT n.number, n.letter, coalesce(l.failures, o.failures, 0) AS failures, l.state AS letter_state, CASE
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
        FROM judged j WHERE i.replay = p_replay AND i.state = 'PENDING' AND i.number = j.number
            AND i.number = ANY (ARRAY (SELECT number FROM next))
        RETURNING i.number, i.consumer, i.letter, i.shard, i.position, i.recorded_at, i.state),
    told AS (
        INSERT INTO messaging.dead_letter_history (letter, at, happened, who, detail, replay)
        SELECT j.letter, now(), 'REPLAYED', v_replay.operator, v_replay.reason, p_replay FROM judged j
        WHERE j.letter IS NOT NULL AND j.verdict = 'SENT'),
    counted AS (
        UPDATE messaging.replay r SET sent = r.sent + c.sent, skipped = r.skipped + c.skipped,
            succeeded = r.succeeded + c.succeeded
        FROM (SELECT count(*) FILTER (WHERE j.verdict = 'SENT') AS sent, count(*) FILTER (WHERE j.verdict = 'SKIPPED') AS skipped,
                count(*) FILTER (WHERE j.verdict = 'SUCCEEDED') AS succeeded FROM judged j) c WHERE r.id = p_replay)
    SELECT m.number, m.consumer, m.letter, m.shard, m.position, m.recorded_at
    FROM marked m WHERE m.state = 'SENT' ORDER BY m.number;
END $$;
