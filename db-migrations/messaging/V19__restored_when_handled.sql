-- A discarded letter that is taken back waits again, unless its event was handled since, by a replay without the inbox check: what
-- the inbox says is no longer the word of who discarded it, and stays.
CREATE OR REPLACE FUNCTION messaging.restore_dead_letters(p_ids uuid[], p_operator text, p_reason text)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    v_letters integer;
BEGIN
    PERFORM messaging.lock_dead_letters();
    WITH chosen AS (
        SELECT d.id, d.consumer, d.event_id, EXISTS (
                SELECT FROM messaging.inbox i WHERE i.event_id = d.event_id AND i.consumer = d.consumer)
            AND NOT EXISTS (
                SELECT FROM messaging.discarded_event g WHERE g.event_id = d.event_id AND g.consumer = d.consumer) AS handled
        FROM messaging.dead_letter d WHERE d.id = ANY (p_ids) AND d.state = 'DISCARDED'),
    restored AS (
        UPDATE messaging.dead_letter d SET state = CASE WHEN c.handled THEN 'RESOLVED' ELSE 'WAITING' END,
            settled_at = CASE WHEN c.handled THEN now() END
        FROM chosen c WHERE d.id = c.id RETURNING d.id),
    forgotten AS (
        DELETE FROM messaging.inbox i USING chosen c
        WHERE NOT c.handled AND i.event_id = c.event_id AND i.consumer = c.consumer),
    taken_back AS (
        DELETE FROM messaging.discarded_event g USING chosen c WHERE g.event_id = c.event_id AND g.consumer = c.consumer),
    noted AS (
        INSERT INTO messaging.dead_letter_history (letter, at, happened, who, detail)
        SELECT id, now(), 'RESTORED', p_operator, p_reason FROM restored),
    resolved AS (
        INSERT INTO messaging.dead_letter_history (letter, at, happened)
        SELECT id, now(), 'RESOLVED' FROM chosen WHERE handled)
    SELECT count(*)::integer INTO v_letters FROM restored;
    RETURN v_letters;
END $$;
