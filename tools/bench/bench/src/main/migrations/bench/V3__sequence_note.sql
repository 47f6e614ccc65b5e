-- What became of the order of each key.
CREATE TABLE bench.sequence_note (
    account text     NOT NULL,
    shard   smallint NOT NULL,
    handled bigint   NOT NULL DEFAULT 0,
    last    bigint   NOT NULL DEFAULT 0,
    earlier bigint   NOT NULL DEFAULT 0,
    again   bigint   NOT NULL DEFAULT 0,
    gaps    bigint   NOT NULL DEFAULT 0,
    CONSTRAINT sequence_note_pk PRIMARY KEY (account)
) WITH (fillfactor = 50);
COMMENT ON COLUMN bench.sequence_note.earlier IS 'Events that came after a later one.';

-- Appends events of accounts at random, as publishers do.
CREATE FUNCTION bench.append_sequence(p_count integer, p_accounts integer, p_data text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    v_account text;
    v_shard smallint;
    v_id uuid;
BEGIN
    FOR i IN 1 .. p_count LOOP
        v_account := 'account-' || floor(random() * p_accounts)::integer;
        SELECT shard INTO v_shard FROM bench.sequence_note WHERE account = v_account;
        v_id := uuidv7();
        PERFORM messaging.append_event(v_shard, v_id, 'sequence', 'sequence.order-sequenced', 1, v_account,
            clock_timestamp(), NULL, v_id::text, NULL, NULL, NULL, NULL,
            convert_to(replace(p_data, '#account', v_account), 'UTF8'));
    END LOOP;
END $$;
