-- What was published and a consumer has neither handled nor keeps waiting, as after a purge of its queue.

CREATE TABLE messaging.redelivered_event (
    consumer       text        NOT NULL,
    event_id       uuid        NOT NULL,
    times          integer     NOT NULL DEFAULT 1,
    redelivered_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT redelivered_event_pk PRIMARY KEY (consumer, event_id),
    CONSTRAINT redelivered_event_times_is_positive CHECK (times > 0)
);
COMMENT ON TABLE messaging.redelivered_event IS 'Events that a consumer had missed and that were sent to its queue again from the log, with how often and when last.';

-- The first position of a shard that was recorded at p_at or later, among the days from p_low to p_high; the position
-- after the last one if there is none, null if these days are empty. Positions grow with the time, so a few look-ups
-- in the primary key find it: an index by time would cost every append.
CREATE FUNCTION messaging.log_position(p_shard smallint, p_at timestamptz, p_low timestamptz, p_high timestamptz)
RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
    v_low bigint;
    v_high bigint;
    v_middle bigint;
    v_found record;
BEGIN
    SELECT min(position), max(position) + 1 INTO v_low, v_high FROM messaging.outbox_event
        WHERE shard = p_shard AND recorded_at >= p_low AND recorded_at < p_high;
    WHILE v_low < v_high LOOP
        v_middle := (v_low + v_high) / 2;
        SELECT position, recorded_at INTO v_found FROM messaging.outbox_event
            WHERE shard = p_shard AND position >= v_middle AND recorded_at >= p_low AND recorded_at < p_high
            ORDER BY position LIMIT 1;
        IF v_found.recorded_at >= p_at THEN
            v_high := v_middle;
        ELSE
            v_low := v_found.position + 1;
        END IF;
    END LOOP;
    RETURN v_low;
END $$;

-- The events of a context, recorded from p_from to before p_to, that are published and that the consumer has not
-- handled. Without those that visibly wait (held, or dead-lettered behind their key) and those older than p_inbox_from,
-- of which the inbox no longer knows. p_types null: every type. Oldest first. A minute is added on both sides when
-- looking for positions, because a clock may have been set back.
CREATE FUNCTION messaging.missed_events(p_consumer text, p_context text, p_types text[],
    p_from timestamptz, p_to timestamptz, p_inbox_from timestamptz, p_limit integer)
RETURNS TABLE (o_event_id uuid, o_type text, o_key text, o_sequence bigint, o_shard smallint, o_position bigint,
    o_recorded_at timestamptz, o_redeliveries integer)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    v_low timestamptz := date_trunc('day', p_from - interval '1 minute', 'UTC');
    v_high timestamptz := date_trunc('day', p_to + interval '1 minute', 'UTC') + interval '1 day';
    v_cursor record;
    v_first bigint;
    v_after bigint;
BEGIN
    FOR v_cursor IN SELECT shard, position FROM messaging.outbox_cursor LOOP
        v_first := messaging.log_position(v_cursor.shard, p_from - interval '1 minute', v_low, v_high);
        v_after := messaging.log_position(v_cursor.shard, p_to + interval '1 minute', v_low, v_high);
        CONTINUE WHEN v_first IS NULL OR v_first >= v_after;
        RETURN QUERY
            SELECT e.event_id, e.type, e.key, e.sequence, e.shard, e.position, e.recorded_at, coalesce(r.times, 0)
            FROM messaging.outbox_event e
            LEFT JOIN messaging.redelivered_event r ON r.consumer = p_consumer AND r.event_id = e.event_id
            WHERE e.shard = v_cursor.shard AND e.position >= v_first AND e.position < v_after
                AND e.position <= v_cursor.position AND e.recorded_at >= p_from AND e.recorded_at < p_to
                AND e.context = p_context AND (p_types IS NULL OR e.type = ANY (p_types))
                AND e.event_id >= messaging.uuidv7_floor(p_inbox_from)
                -- counted, not EXISTS: it is looked up event by event, in the one partition that can hold it
                AND (SELECT count(*) FROM messaging.inbox i
                     WHERE i.event_id = e.event_id AND i.consumer = p_consumer) = 0
                AND NOT EXISTS (SELECT FROM messaging.held_message h WHERE h.consumer = p_consumer AND h.key = e.key
                    AND h.sequence = e.sequence AND h.event_id = e.event_id)
                AND NOT EXISTS (SELECT FROM messaging.blocked_key b WHERE b.consumer = p_consumer AND b.key = e.key
                    AND b.blocked_by = e.event_id)
                AND NOT EXISTS (SELECT FROM messaging.outbox_parked p
                    WHERE p.shard = e.shard AND p.position = e.position)
            ORDER BY e.position LIMIT p_limit;
    END LOOP;
END $$;
