-- Sending events to one consumer again: dead letters, or what the log keeps. See docs/adr/0016-replay.md and
-- docs/replay-states.md.

CREATE TABLE messaging.replay (
    id            uuid             NOT NULL,
    state         text             NOT NULL,
    source        text             NOT NULL,
    what          text             NOT NULL,
    operator      text             NOT NULL,
    reason        text             NOT NULL,
    prepared_at   timestamptz      NOT NULL DEFAULT now(),
    total         bigint           NOT NULL DEFAULT 0,
    sent          bigint           NOT NULL DEFAULT 0,
    succeeded     bigint           NOT NULL DEFAULT 0,
    failed        bigint           NOT NULL DEFAULT 0,
    held          bigint           NOT NULL DEFAULT 0,
    skipped       bigint           NOT NULL DEFAULT 0,
    stopped_for   text,
    canaries      integer          NOT NULL,
    per_second    double precision,
    stop_share    double precision NOT NULL,
    inbox_checked boolean          NOT NULL,
    failed_before bigint           NOT NULL DEFAULT 0,
    settled_before bigint          NOT NULL DEFAULT 0,
    started_at    timestamptz,
    finished_at   timestamptz,
    owner         text,
    leased_until  timestamptz      NOT NULL DEFAULT '2000-01-01 00:00:00+00',
    CONSTRAINT replay_pk PRIMARY KEY (id),
    CONSTRAINT replay_state CHECK (state IN
        ('PREPARED', 'CANARY', 'RUNNING', 'PAUSED', 'STOPPED', 'COMPLETED', 'CANCELLED')),
    CONSTRAINT replay_source CHECK (source IN ('DEAD_LETTERS', 'LOG'))
) WITH (fillfactor = 50);
COMMENT ON TABLE messaging.replay IS 'Replays: PREPARED with what they cover fixed, CANARY while the first of each group show whether it works, RUNNING, PAUSED by an operator, STOPPED by its own rule, COMPLETED or CANCELLED.';
COMMENT ON COLUMN messaging.replay.what IS 'What was asked for, as JSON.';
COMMENT ON COLUMN messaging.replay.sent IS 'At the consumer and not settled yet.';
COMMENT ON COLUMN messaging.replay.failed_before IS 'With settled_before: how many there were when it was last set going; its stop rule looks at those since.';
COMMENT ON COLUMN messaging.replay.owner IS 'The node that runs it, until leased_until; then another one goes on.';
CREATE INDEX replay_active_idx ON messaging.replay (leased_until) WHERE state IN ('CANARY', 'RUNNING') OR sent > 0;
CREATE INDEX replay_prepared_idx ON messaging.replay (prepared_at DESC, id DESC);

CREATE TABLE messaging.replay_item (
    replay      uuid        NOT NULL,
    number      bigint      NOT NULL,
    state       text        NOT NULL DEFAULT 'PENDING',
    consumer    text        NOT NULL,
    key         text,
    event_id    uuid,
    letter      uuid,
    fingerprint text,
    canary      boolean     NOT NULL DEFAULT false,
    failures    integer     NOT NULL DEFAULT 0,
    sent_at     timestamptz,
    settled_at  timestamptz,
    outcome     text,
    shard       smallint,
    position    bigint,
    recorded_at timestamptz,
    CONSTRAINT replay_item_pk PRIMARY KEY (replay, number),
    CONSTRAINT replay_item_replay FOREIGN KEY (replay) REFERENCES messaging.replay (id) ON DELETE CASCADE,
    CONSTRAINT replay_item_state CHECK (state IN ('PENDING', 'SENT', 'SUCCEEDED', 'FAILED', 'HELD', 'SKIPPED'))
) WITH (fillfactor = 70);
COMMENT ON TABLE messaging.replay_item IS 'What a replay covers, in its order: PENDING, SENT to the consumer, SUCCEEDED, FAILED again, HELD behind another event of its key, SKIPPED with the reason in outcome.';
COMMENT ON COLUMN messaging.replay_item.failures IS 'How often it had been dead-lettered when it was sent.';
COMMENT ON COLUMN messaging.replay_item.position IS 'With shard and recorded_at: its row in outbox_event, if it comes from the log.';
CREATE INDEX replay_item_open_idx ON messaging.replay_item (replay, number) WHERE state IN ('PENDING', 'SENT');
CREATE INDEX replay_item_canary_idx ON messaging.replay_item (replay, number) WHERE canary;
CREATE INDEX replay_item_state_idx ON messaging.replay_item (replay, state, number);

CREATE TABLE messaging.replay_action (
    replay uuid        NOT NULL,
    number bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    action text        NOT NULL,
    who    text        NOT NULL,
    why    text,
    CONSTRAINT replay_action_pk PRIMARY KEY (replay, number),
    CONSTRAINT replay_action_replay FOREIGN KEY (replay) REFERENCES messaging.replay (id) ON DELETE CASCADE
);
COMMENT ON TABLE messaging.replay_action IS 'Who prepared, started, paused, resumed or cancelled a replay, and what made it stop by itself.';

-- Chooses the next canaries of each group that has none that succeeded, in the place of those that failed.
CREATE FUNCTION messaging.choose_canaries(p_replay uuid) RETURNS void LANGUAGE sql AS $$
    UPDATE messaging.replay_item SET canary = false WHERE replay = p_replay AND canary AND state = 'FAILED';
    UPDATE messaging.replay_item i SET canary = true
    FROM (SELECT number, row_number() OVER (PARTITION BY consumer, fingerprint ORDER BY number) AS place, consumer, fingerprint
          FROM messaging.replay_item WHERE replay = p_replay AND state = 'PENDING') p, messaging.replay r
    WHERE r.id = p_replay AND i.replay = p_replay AND i.number = p.number AND p.place <= r.canaries
        AND NOT EXISTS (SELECT FROM messaging.replay_item s WHERE s.replay = p_replay AND s.canary AND s.state = 'SUCCEEDED'
            AND s.consumer = p.consumer AND s.fingerprint IS NOT DISTINCT FROM p.fingerprint)
$$;

-- What became of the events that are at the consumer. Their letters follow.
CREATE FUNCTION messaging.settle_replay(p_replay uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM messaging.lock_dead_letters();
    WITH judged AS (
        SELECT i.number, i.consumer, i.event_id, d.id AS letter, CASE
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
    settled AS (
        UPDATE messaging.replay_item i SET settled_at = now(),
            state = CASE j.outcome WHEN 'LOST' THEN 'FAILED' ELSE j.outcome END,
            outcome = CASE j.outcome WHEN 'FAILED' THEN j.reason
                WHEN 'LOST' THEN 'nothing was heard of it within an hour after the replay was cancelled'
                WHEN 'HELD' THEN 'waits behind another event of its key, and is handled after it' END
        FROM judged j WHERE i.replay = p_replay AND i.number = j.number AND j.outcome IS NOT NULL
        RETURNING j.letter, i.state),
    waiting AS (
        UPDATE messaging.dead_letter d SET state = 'WAITING' FROM settled s
        WHERE d.id = s.letter AND s.state = 'FAILED' AND d.state = 'REPLAYING'),
    resolved AS (
        UPDATE messaging.dead_letter d SET state = 'RESOLVED', settled_at = now() FROM settled s
        WHERE d.id = s.letter AND s.state = 'SUCCEEDED' AND d.state IN ('WAITING', 'REPLAYING') RETURNING d.id),
    told AS (
        INSERT INTO messaging.dead_letter_history (letter, at, happened, replay)
        SELECT id, now(), 'RESOLVED', p_replay FROM resolved)
    UPDATE messaging.replay r SET sent = r.sent - s.all_of_them, succeeded = r.succeeded + s.succeeded,
        failed = r.failed + s.failed, held = r.held + s.held
    FROM (SELECT count(*) AS all_of_them, count(*) FILTER (WHERE state = 'SUCCEEDED') AS succeeded,
            count(*) FILTER (WHERE state = 'FAILED') AS failed, count(*) FILTER (WHERE state = 'HELD') AS held FROM settled) s
    WHERE r.id = p_replay AND s.all_of_them > 0;
END $$;

-- The next events to be sent, in order; committed by the caller once the broker has them.
CREATE FUNCTION messaging.claim_replay_items(p_replay uuid, p_canaries boolean, p_limit integer)
RETURNS TABLE (o_number bigint, o_consumer text, o_letter uuid, o_shard smallint, o_position bigint, o_recorded_at timestamptz)
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM messaging.lock_dead_letters();
    RETURN QUERY
    WITH next AS (
        SELECT i.number, i.consumer, i.event_id, i.letter, r.operator, r.reason, r.inbox_checked
        FROM messaging.replay_item i JOIN messaging.replay r ON r.id = i.replay
        WHERE i.replay = p_replay AND i.state = 'PENDING' AND (i.canary OR NOT p_canaries) ORDER BY i.number LIMIT p_limit),
    taken AS (
        UPDATE messaging.dead_letter d SET state = 'REPLAYING' FROM next n WHERE d.id = n.letter AND d.state = 'WAITING'
        RETURNING d.id, d.failures),
    forgotten AS (
        DELETE FROM messaging.inbox i USING next n
        WHERE NOT n.inbox_checked AND i.event_id = n.event_id AND i.consumer = n.consumer),
    judged AS (
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
        FROM judged j WHERE i.replay = p_replay AND i.number = j.number),
    told AS (
        INSERT INTO messaging.dead_letter_history (letter, at, happened, who, detail, replay)
        SELECT j.letter, now(), 'REPLAYED', j.operator, j.reason, p_replay FROM judged j
        WHERE j.letter IS NOT NULL AND j.verdict = 'SENT'),
    counted AS (
        UPDATE messaging.replay r SET sent = r.sent + c.sent, skipped = r.skipped + c.skipped,
            succeeded = r.succeeded + c.succeeded
        FROM (SELECT count(*) FILTER (WHERE j.verdict = 'SENT') AS sent, count(*) FILTER (WHERE j.verdict = 'SKIPPED') AS skipped,
                count(*) FILTER (WHERE j.verdict = 'SUCCEEDED') AS succeeded FROM judged j) c WHERE r.id = p_replay)
    SELECT i.number, i.consumer, i.letter, i.shard, i.position, i.recorded_at
    FROM messaging.replay_item i JOIN judged j ON j.number = i.number
    WHERE i.replay = p_replay AND j.verdict = 'SENT' ORDER BY i.number;
END $$;

-- The published events between two times that a consumer takes. p_shard and p_key null: of all keys; p_types null: all types.
CREATE FUNCTION messaging.published_events(p_context text, p_types text[], p_from timestamptz, p_to timestamptz,
    p_shard smallint, p_key text, p_type text)
RETURNS TABLE (o_event_id uuid, o_key text, o_shard smallint, o_position bigint, o_recorded_at timestamptz)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    v_low timestamptz := date_trunc('day', p_from - interval '1 minute', 'UTC');
    v_high timestamptz := date_trunc('day', p_to + interval '1 minute', 'UTC') + interval '1 day';
    v_cursor record;
    v_first bigint;
    v_after bigint;
BEGIN
    FOR v_cursor IN SELECT shard, position FROM messaging.outbox_cursor WHERE p_shard IS NULL OR shard = p_shard LOOP
        v_first := messaging.log_position(v_cursor.shard, p_from - interval '1 minute', v_low, v_high);
        v_after := messaging.log_position(v_cursor.shard, p_to + interval '1 minute', v_low, v_high);
        CONTINUE WHEN v_first IS NULL OR v_first >= v_after;
        RETURN QUERY
            SELECT e.event_id, e.key, e.shard, e.position, e.recorded_at FROM messaging.outbox_event e
            WHERE e.shard = v_cursor.shard AND e.position >= v_first AND e.position < v_after
                AND e.position <= v_cursor.position AND e.recorded_at >= p_from AND e.recorded_at < p_to
                AND e.context = p_context AND (p_types IS NULL OR e.type = ANY (p_types))
                AND (p_type IS NULL OR e.type = p_type) AND (p_key IS NULL OR e.key = p_key)
                AND NOT EXISTS (SELECT FROM messaging.outbox_parked p
                    WHERE p.shard = e.shard AND p.position = e.position);
    END LOOP;
END $$;

-- What was sent and not heard of is sent again when the replay goes on: the inbox ignores it if it was handled meanwhile.
CREATE FUNCTION messaging.send_replay_again(p_replay uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM messaging.settle_replay(p_replay);
    WITH again AS (
        UPDATE messaging.replay_item SET state = 'PENDING', sent_at = NULL WHERE replay = p_replay AND state = 'SENT'
        RETURNING letter),
    waiting AS (
        UPDATE messaging.dead_letter d SET state = 'WAITING' FROM again a WHERE d.id = a.letter AND d.state = 'REPLAYING')
    UPDATE messaging.replay SET sent = sent - (SELECT count(*) FROM again) WHERE id = p_replay;
END $$;

-- What is no longer in the log cannot be sent.
CREATE FUNCTION messaging.skip_replay_item(p_replay uuid, p_number bigint) RETURNS void LANGUAGE sql AS $$
    UPDATE messaging.replay_item SET state = 'SKIPPED', settled_at = now(), outcome = 'it is no longer in the log'
        WHERE replay = p_replay AND number = p_number;
    UPDATE messaging.replay SET sent = sent - 1, skipped = skipped + 1 WHERE id = p_replay
$$;
