-- A plan that looks every event up anew finds its partition while it is made, and so PostgreSQL makes one for each call;
-- one plan for all finds it while it runs. That halves the time of a call, with few partitions and with many.
ALTER FUNCTION messaging.record_delivery(text, uuid, text, boolean, boolean, smallint, bigint, timestamptz, text[], timestamptz)
    SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION messaging.check_delivery(text, uuid, text, boolean, boolean, smallint, bigint, timestamptz, text[], timestamptz)
    SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION messaging.record_deliveries(text, boolean, uuid[], text[], smallint[], bigint[], timestamptz[], text[], timestamptz)
    SET plan_cache_mode = force_generic_plan;
