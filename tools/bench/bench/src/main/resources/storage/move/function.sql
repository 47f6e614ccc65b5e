create function append(p_key text, p_id uuid, p_type text, p_correlation text, p_traceparent text, p_payload text)
returns bigint language plpgsql as $$
declare
    n bigint;
    t timestamptz := clock_timestamp();
begin
    insert into key_sequence values (p_key, 1) on conflict (key) do update set last = key_sequence.last + 1 returning last into n;
    insert into pending (position, id, type, version, key, sequence, occurred_at, correlation_id, traceparent, payload)
    values (nextval('position'), p_id, p_type, 1, p_key, n, t, p_correlation, p_traceparent, p_payload);
    return n;
end $$;
