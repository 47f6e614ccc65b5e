with s as (insert into key_sequence values (?1, 1) on conflict (key) do update set last = key_sequence.last + 1 returning last)
insert into outbox (position, id, type, version, key, sequence, occurred_at, correlation_id, traceparent, payload)
select nextval('position'), ?2, ?3, 1, ?1, s.last, clock_timestamp(), ?4, ?5, ?6 from s
