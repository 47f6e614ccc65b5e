create sequence position;
create table outbox (
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
create table pending (
    position bigint primary key,
    id uuid not null,
    type text not null,
    version int not null,
    key text not null,
    sequence bigint not null,
    occurred_at timestamptz not null,
    correlation_id text,
    traceparent text,
    payload text not null
);
