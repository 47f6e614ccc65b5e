-- When other systems may be called next. Not logged: after a crash of the database the next call is simply the first.

CREATE UNLOGGED TABLE messaging.outgoing_pace (
    system  text        NOT NULL,
    next_at timestamptz NOT NULL,
    CONSTRAINT outgoing_pace_pk PRIMARY KEY (system)
) WITH (fillfactor = 10);
COMMENT ON TABLE messaging.outgoing_pace IS 'The next free turn of each system whose calls are limited to a rate; a call moves it on by one over the rate.';
