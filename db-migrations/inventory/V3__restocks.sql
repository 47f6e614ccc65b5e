-- Goods that came in, of many articles at once. The states are drawn in docs/restock-states.md.

CREATE TABLE inventory.restock (
    name        text        NOT NULL,
    state       text        NOT NULL,
    articles    integer     NOT NULL,
    booked      integer     NOT NULL DEFAULT 0,
    received_by text        NOT NULL,
    received_at timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL,
    CONSTRAINT restock_pk PRIMARY KEY (name),
    CONSTRAINT restock_name_is_short CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    CONSTRAINT restock_state_is_known CHECK (state IN ('RECEIVED', 'BOOKED')),
    CONSTRAINT restock_booked_are_all CHECK (booked <= articles AND (state = 'BOOKED') = (booked = articles))
);
COMMENT ON TABLE inventory.restock IS 'A delivery of goods, by the name that its sender gave it. Its row is locked while a part of it is booked.';
COMMENT ON COLUMN inventory.restock.booked IS 'How many of its articles are in the stock; they are booked in the order of their numbers.';

CREATE TABLE inventory.restock_line (
    restock  text    NOT NULL,
    number   integer NOT NULL,
    sku      text    NOT NULL,
    quantity bigint  NOT NULL,
    CONSTRAINT restock_line_pk PRIMARY KEY (restock, number),
    CONSTRAINT restock_line_one_per_article UNIQUE (restock, sku),
    CONSTRAINT restock_line_of_restock FOREIGN KEY (restock) REFERENCES inventory.restock (name),
    CONSTRAINT restock_line_quantity_is_positive CHECK (quantity > 0)
);
COMMENT ON TABLE inventory.restock_line IS 'What came in of one article.';
