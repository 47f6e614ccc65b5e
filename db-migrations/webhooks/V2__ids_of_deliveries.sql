-- PostgreSQL has uuidv7() from 18 on, and this runs on 14.

CREATE FUNCTION webhooks.new_delivery_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
        || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
$$;
COMMENT ON FUNCTION webhooks.new_delivery_id() IS 'A UUIDv7: ordered by time to the millisecond.';
