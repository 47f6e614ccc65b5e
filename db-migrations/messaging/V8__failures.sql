-- Where attempts failed, kept once however often they fail there.

CREATE TABLE messaging.failure_trace (
    id          uuid NOT NULL,
    fingerprint text NOT NULL,
    exception   text NOT NULL,
    trace       text NOT NULL,
    seen_on     date NOT NULL,
    CONSTRAINT failure_trace_pk PRIMARY KEY (id),
    CONSTRAINT failure_trace_fingerprint_is_hexadecimal CHECK (fingerprint ~ '^[0-9a-f]{16}$')
);
COMMENT ON TABLE messaging.failure_trace IS 'Stack traces of failed attempts, without the messages of their exceptions, which are in activity.detail.';
COMMENT ON COLUMN messaging.failure_trace.id IS 'Made of the trace, so that the same one is found again.';
COMMENT ON COLUMN messaging.failure_trace.fingerprint IS 'Equal for failures of one cause: without line numbers, generated names and the way by which the runtime came there.';
COMMENT ON COLUMN messaging.failure_trace.exception IS 'The class of the innermost cause.';
COMMENT ON COLUMN messaging.failure_trace.seen_on IS 'When a node last saw it; as old as the oldest activity at most, it is deleted.';

ALTER TABLE messaging.activity ADD COLUMN fingerprint text, ADD COLUMN trace uuid;
COMMENT ON COLUMN messaging.activity.fingerprint IS 'Of a failed attempt: as in failure_trace.';
COMMENT ON COLUMN messaging.activity.trace IS 'Of a failed attempt: the id in failure_trace.';
