-- What a replay costs for each event, and what dead letters cost that wait: less, and the same whatever is kept.

-- The steps of a replay look up what they need by arrays of keys and join what they found by hashing, whatever the statistics
-- say (the other one is in V15): planned for the numbers of another moment, a step read the whole inbox and all dead letters.
CREATE OR REPLACE FUNCTION messaging.settle_replay(p_replay uuid) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_nestloop = off AS $$
BEGIN
    PERFORM messaging.lock_dead_letters();
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
            WHEN r.state = 'CANCELLED' AND s.sent_at < now() - interval '1 hour' THEN 'LOST' END AS outcome,
            coalesce(l.reason, o.reason) AS reason
        FROM sent s JOIN messaging.replay r ON r.id = p_replay
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

-- What is due is looked for once a second and more often: among the keys that move, not among all that wait for an operator.
DROP INDEX messaging.blocked_key_due_idx;
CREATE INDEX blocked_key_due_idx ON messaging.blocked_key (consumer, next_attempt_at NULLS FIRST)
    WHERE state IN ('RETRYING', 'DRAINING');
