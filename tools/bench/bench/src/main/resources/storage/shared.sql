create table business_order (
    id uuid primary key,
    customer text not null,
    total bigint not null,
    status text not null
);
create table key_sequence (
    key text primary key,
    last bigint not null
) with (fillfactor = 50);
