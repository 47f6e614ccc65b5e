CREATE TABLE testbed.probe (id text PRIMARY KEY, steps integer NOT NULL, version integer NOT NULL);
CREATE TABLE testbed.effect (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    probe text NOT NULL, step integer NOT NULL, event_id uuid NOT NULL, sequence bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(), transaction xid8 NOT NULL DEFAULT pg_current_xact_id());
CREATE TABLE testbed.script (probe text, step integer, place text, action text NOT NULL, times integer NOT NULL);
CREATE TABLE testbed.delivery (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    probe text NOT NULL, step integer NOT NULL, outcome text NOT NULL, node text NOT NULL);
