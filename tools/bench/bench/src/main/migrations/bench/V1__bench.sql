-- What the bench application needs; never part of a real installation.
CREATE TABLE bench.business_order (
    id        uuid        NOT NULL,
    version   integer     NOT NULL,
    account   text        NOT NULL,
    total     bigint      NOT NULL,
    status    text        NOT NULL,
    placed_at timestamptz NOT NULL,
    CONSTRAINT business_order_pk PRIMARY KEY (id)
);

CREATE TABLE bench.tally (
    account text   NOT NULL,
    handled bigint NOT NULL DEFAULT 0,
    CONSTRAINT tally_pk PRIMARY KEY (account)
) WITH (fillfactor = 50);
INSERT INTO bench.tally (account) SELECT 'account-' || g FROM generate_series(0, 999) g;

CREATE TABLE bench.reference_outbox (
    id           bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    event_id     uuid        NOT NULL,
    key          text        NOT NULL,
    occurred_at  timestamptz NOT NULL,
    data         bytea       NOT NULL,
    published_at timestamptz,
    CONSTRAINT reference_outbox_pk PRIMARY KEY (id)
);
CREATE INDEX reference_outbox_unpublished ON bench.reference_outbox (id) WHERE published_at IS NULL;

-- Appends committed events as the runtime does; p_shards holds the shard of each account.
CREATE FUNCTION bench.append_backlog(p_count integer, p_shards smallint[], p_data text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    v_account integer;
    v_id uuid;
BEGIN
    FOR i IN 1 .. p_count LOOP
        v_account := i % array_length(p_shards, 1);
        v_id := uuidv7();
        PERFORM messaging.append_event(p_shards[v_account + 1], v_id, 'bench', 'bench.order-recorded', 1,
            'account-' || v_account, clock_timestamp(), NULL, v_id::text, NULL,
            '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', NULL, NULL,
            convert_to(replace(p_data, '#account', 'account-' || v_account), 'UTF8'));
    END LOOP;
END $$;

CREATE FUNCTION bench.append_reference_backlog(p_count integer, p_accounts integer, p_data text) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO bench.reference_outbox (event_id, key, occurred_at, data)
    SELECT uuidv7(), 'account-' || g % p_accounts, clock_timestamp(),
        convert_to(replace(p_data, '#account', 'account-' || g % p_accounts), 'UTF8')
    FROM generate_series(1, p_count) g
$$;

-- Events of the last 30 days that were published long ago, below every cursor.
CREATE FUNCTION bench.append_history(p_count integer, p_shards smallint[], p_data text) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO messaging.outbox_event (shard, position, recorded_at, event_id, context, type, version, key, sequence,
        occurred_at, correlation_id, traceparent, data)
    SELECT p_shards[g % array_length(p_shards, 1) + 1],
        nextval(('messaging.outbox_position_' || p_shards[g % array_length(p_shards, 1) + 1])::regclass), t, uuidv7(), 'bench',
        'bench.order-recorded', 1, 'account-' || g % array_length(p_shards, 1), g, t, g::text,
        '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        convert_to(replace(p_data, '#account', 'account-' || g % array_length(p_shards, 1)), 'UTF8')
    FROM generate_series(1, p_count) g,
        LATERAL (SELECT now() - interval '30 days' + g * (interval '29 days' / p_count) AS t) at
$$;
