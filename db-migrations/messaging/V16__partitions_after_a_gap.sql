-- A day or a month gets its partition also if some of its rows are in the safety net already: those of a server that was off
-- for longer than partitions are made ahead, or of an id whose time is to come. PostgreSQL refuses to make it while they are
-- there, and from then on nothing was made, and nothing dropped.

-- Makes the partition from p_from to before p_to of p_column, unless it is there.
CREATE FUNCTION messaging.add_partition(p_parent text, p_name text, p_column text, p_from text, p_to text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    v_rest text := p_parent || '_rest';
    v_within text := format('%1$I >= %2$L AND %1$I < %3$L', p_column, p_from, p_to);
    v_found boolean;
BEGIN
    IF to_regclass('messaging.' || p_name) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM messaging.%I WHERE %s)', v_rest, v_within) INTO v_found;
    IF NOT v_found THEN
        EXECUTE format('CREATE TABLE messaging.%I PARTITION OF messaging.%I FOR VALUES FROM (%L) TO (%L)',
            p_name, p_parent, p_from, p_to);
        RETURN;
    END IF;
    -- nothing is added to it meanwhile; attaching, unlike the above, does not wait for those who write to the parent
    EXECUTE format('LOCK TABLE messaging.%I IN ACCESS EXCLUSIVE MODE', v_rest);
    EXECUTE format('CREATE TABLE messaging.%I (LIKE messaging.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)',
        p_name, p_parent);
    EXECUTE format('WITH moved AS (DELETE FROM messaging.%I WHERE %s RETURNING *) INSERT INTO messaging.%I SELECT * FROM moved',
        v_rest, v_within, p_name);
    EXECUTE format('ALTER TABLE messaging.%I ATTACH PARTITION messaging.%I FOR VALUES FROM (%L) TO (%L)',
        p_parent, p_name, p_from, p_to);
END $$;

CREATE OR REPLACE FUNCTION messaging.ensure_partitions(p_from date, p_days integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = messaging, pg_temp AS $$
DECLARE
    v_begin timestamptz;
    v_end timestamptz;
    v_name text;
BEGIN
    PERFORM pg_advisory_xact_lock(1414025045, 0);
    FOR i IN 0 .. p_days - 1 LOOP
        v_begin := (p_from + i)::timestamp AT TIME ZONE 'UTC';
        v_end := (p_from + i + 1)::timestamp AT TIME ZONE 'UTC';
        v_name := to_char(p_from + i, 'YYYYMMDD');
        PERFORM messaging.add_partition('outbox_event', 'outbox_event_' || v_name, 'recorded_at', v_begin::text, v_end::text);
        PERFORM messaging.add_partition('inbox', 'inbox_' || v_name, 'event_id',
            messaging.uuidv7_floor(v_begin)::text, messaging.uuidv7_floor(v_end)::text);
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION messaging.ensure_activity_partitions(p_from date, p_months integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = messaging, pg_temp AS $$
DECLARE
    v_month timestamp := date_trunc('month', p_from::timestamp);
BEGIN
    PERFORM pg_advisory_xact_lock(1414025045, 1);
    FOR i IN 1 .. p_months LOOP
        PERFORM messaging.add_partition('activity', 'activity_' || to_char(v_month, 'YYYYMM'), 'at',
            (v_month AT TIME ZONE 'UTC')::text, ((v_month + interval '1 month') AT TIME ZONE 'UTC')::text);
        v_month := v_month + interval '1 month';
    END LOOP;
END $$;
