-- The orders of a day, for those who keep books elsewhere. The states are drawn in docs/export-states.md.

CREATE TABLE orders.export (
    day          date        NOT NULL,
    state        text        NOT NULL,
    orders       integer     NOT NULL DEFAULT 0,
    parts        integer     NOT NULL DEFAULT 0,
    after        uuid        NOT NULL,
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    completed_at timestamptz,
    CONSTRAINT export_pk PRIMARY KEY (day),
    CONSTRAINT export_state_is_known CHECK (state IN ('RUNNING', 'COMPLETED')),
    CONSTRAINT export_completed CHECK ((state = 'COMPLETED') = (completed_at IS NOT NULL))
);
COMMENT ON TABLE orders.export IS 'A day of UTC whose orders are exported. Its row is locked while a part is written.';
COMMENT ON COLUMN orders.export.after IS 'The id behind which the next part begins: of the last order written, or the lowest of the day.';

CREATE TABLE orders.export_part (
    day    date    NOT NULL,
    number integer NOT NULL,
    lines  text    NOT NULL,
    CONSTRAINT export_part_pk PRIMARY KEY (day, number),
    CONSTRAINT export_part_of_export FOREIGN KEY (day) REFERENCES orders.export (day) ON DELETE CASCADE
);
COMMENT ON TABLE orders.export_part IS 'Up to 1,000 orders, a JSON object and a line feed each, in the order of their ids; numbered from 1.';
