create sequence position;
create table outbox (
    shard smallint not null,
    position bigint not null,
    id uuid not null,
    type text not null,
    version int not null,
    key text not null,
    sequence bigint not null,
    occurred_at timestamptz not null,
    correlation_id text,
    traceparent text,
    payload text not null
) partition by range (occurred_at);
create index on outbox (id);
create index on outbox (shard, position);
create table relay_cursor (
    shard smallint primary key,
    position bigint not null
) with (fillfactor = 10);
insert into relay_cursor select s, 0 from generate_series(0, 63) s;
