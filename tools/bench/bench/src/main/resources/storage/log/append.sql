with l as materialized (select (hashtext(?1) & 63) as shard, pg_advisory_xact_lock(7, hashtext(?1) & 63)),
s as (insert into key_sequence select ?1, 1 from l on conflict (key) do update set last = key_sequence.last + 1 returning last)
insert into outbox (shard, position, id, type, version, key, sequence, occurred_at, correlation_id, traceparent, payload)
select l.shard, nextval('position'), ?2, ?3, 1, ?1, s.last, clock_timestamp(), ?4, ?5, ?6 from l, s
