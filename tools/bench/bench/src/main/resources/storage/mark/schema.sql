create sequence position;
create table outbox (
    position bigint not null,
    id uuid not null,
    type text not null,
    version int not null,
    key text not null,
    sequence bigint not null,
    occurred_at timestamptz not null,
    correlation_id text,
    traceparent text,
    payload text not null,
    published_at timestamptz
) partition by range (occurred_at);
create index on outbox (id);
create index on outbox (position) where published_at is null;
