-- A replay's steps find their rows by key, however many rows there are: planned for the numbers that the statistics
-- showed, some of them read all letters under replay, or all items, for each few hundred. What is looked up is looked up
-- once, and letters are written once a step.

CREATE OR REPLACE FUNCTION messaging.settle_replay(p_replay uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM messaging.lock_dead_letters();
    WITH judged AS MATERIALIZED (
        SELECT i.number, d.id AS letter, CASE
            WHEN EXISTS (SELECT FROM messaging.inbox n WHERE n.event_id = i.event_id AND n.consumer = i.consumer)
                THEN 'SUCCEEDED'
            WHEN d.failures > i.failures THEN 'FAILED'
            WHEN EXISTS (SELECT FROM messaging.held_message h
                    WHERE h.consumer = i.consumer AND h.key IN (i.key, i.event_id::text) AND h.event_id = i.event_id)
                AND NOT EXISTS (SELECT FROM messaging.blocked_key b
                    WHERE b.consumer = i.consumer AND b.key IN (i.key, i.event_id::text) AND b.blocked_by = i.event_id)
                THEN 'HELD'
            WHEN r.state = 'CANCELLED' AND i.sent_at < now() - interval '1 hour' THEN 'LOST' END AS outcome, d.reason
        FROM messaging.replay_item i JOIN messaging.replay r ON r.id = i.replay LEFT JOIN messaging.dead_letter d ON d.id = coalesce(i.letter, (
            SELECT id FROM messaging.dead_letter WHERE consumer = i.consumer AND identity = i.event_id::text))
        WHERE i.replay = p_replay AND i.state = 'SENT'),
    decided AS MATERIALIZED (
        SELECT * FROM judged WHERE outcome IS NOT NULL),
    settled AS (
        UPDATE messaging.replay_item i SET settled_at = now(),
            state = CASE j.outcome WHEN 'LOST' THEN 'FAILED' ELSE j.outcome END,
            outcome = CASE j.outcome WHEN 'FAILED' THEN j.reason
                WHEN 'LOST' THEN 'nothing was heard of it within an hour after the replay was cancelled'
                WHEN 'HELD' THEN 'waits behind another event of its key, and is handled after it' END
        FROM decided j WHERE i.replay = p_replay AND i.number = j.number
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
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM messaging.lock_dead_letters();
    RETURN QUERY
    WITH next AS MATERIALIZED (
        SELECT i.number, i.consumer, i.event_id, i.letter, r.operator, r.reason, r.inbox_checked
        FROM messaging.replay_item i JOIN messaging.replay r ON r.id = i.replay
        WHERE i.replay = p_replay AND i.state = 'PENDING' AND (i.canary OR NOT p_canaries) ORDER BY i.number LIMIT p_limit),
    taken AS (
        UPDATE messaging.dead_letter d SET state = 'REPLAYING' FROM next n WHERE d.id = n.letter AND d.state = 'WAITING'
            AND d.id = ANY (ARRAY (SELECT letter FROM next WHERE letter IS NOT NULL))
        RETURNING d.id, d.failures),
    forgotten AS (
        DELETE FROM messaging.inbox i USING next n
        WHERE NOT n.inbox_checked AND i.event_id = n.event_id AND i.consumer = n.consumer
            AND i.event_id = ANY (ARRAY (SELECT event_id FROM next WHERE NOT inbox_checked))),
    judged AS MATERIALIZED (
        SELECT n.*, coalesce(t.failures, f.failures, 0) AS failures, f.state AS letter_state, CASE
            WHEN n.letter IS NOT NULL AND t.id IS NOT NULL THEN 'SENT'
            WHEN n.letter IS NOT NULL AND f.state = 'RESOLVED' THEN 'SUCCEEDED'
            WHEN n.letter IS NOT NULL THEN 'SKIPPED'
            WHEN n.inbox_checked AND EXISTS (SELECT FROM messaging.inbox i
                WHERE i.event_id = n.event_id AND i.consumer = n.consumer) THEN 'SKIPPED'
            ELSE 'SENT' END AS verdict
        FROM next n LEFT JOIN taken t ON t.id = n.letter
        LEFT JOIN messaging.dead_letter f ON f.id = coalesce(n.letter, (SELECT l.id FROM messaging.dead_letter l
            WHERE l.consumer = n.consumer AND l.identity = n.event_id::text))),
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
