package io.throughline.crashtest;

import java.util.List;

/**
 * The database itself notes every commit that took an event for new at a consumer: the application cannot keep quiet about
 * an effect that it has twice, not even by deleting its own record.
 */
final class HandledLog implements AutoCloseable {

    private static final String INSTALL = """
            DROP SCHEMA IF EXISTS crash_test CASCADE;
            CREATE SCHEMA crash_test;
            CREATE TABLE crash_test.handled (event_id uuid NOT NULL, consumer text NOT NULL);
            CREATE FUNCTION crash_test.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                INSERT INTO crash_test.handled (event_id, consumer) VALUES (NEW.event_id, NEW.consumer);
                RETURN NULL;
            END $$;
            CREATE TRIGGER crash_test_note AFTER INSERT ON messaging.inbox
                FOR EACH ROW EXECUTE FUNCTION crash_test.note();""";

    // what was given up, taken back and given up again had no effect at all; nobody gives up what an order needs
    private static final String TWICE = """
            SELECT e.key, h.consumer || ' had the effect of event ' || h.event_id || ' ' || h.times || ' times'
            FROM (SELECT event_id, consumer, count(*) AS times FROM crash_test.handled
                  GROUP BY event_id, consumer HAVING count(*) > 1) h
            LEFT JOIN messaging.outbox_event e USING (event_id)
            WHERE NOT EXISTS (SELECT FROM messaging.dead_letter d
                WHERE d.event_id = h.event_id AND d.consumer = h.consumer AND d.state = 'DISCARDED')""";

    private final Database database;
    private final Log log;

    HandledLog(Database database, Log log) {
        this.database = database;
        this.log = log;
    }

    void open() {
        database.execute(INSTALL);
    }

    Finding doubled() {
        List<Violation> doubled = database.rows(TWICE).stream()
                .map(row -> Violation.doubled(row.get(0), row.get(1)))
                .toList();
        long all = Long.parseLong(
                database.rows("SELECT count(*) FROM crash_test.handled").get(0).get(0));
        return new Finding("each event had its effect once at each consumer", all, doubled);
    }

    /** Locks the table before its partitions, as those do who still write. If it fails the verdict is still one. */
    @Override
    public void close() {
        try {
            database.execute("LOCK TABLE messaging.inbox IN ACCESS EXCLUSIVE MODE;"
                    + " DROP TRIGGER crash_test_note ON messaging.inbox; DROP SCHEMA crash_test CASCADE");
        } catch (IllegalStateException e) {
            log.line("the schema crash_test stays behind: " + e.getMessage());
        }
    }
}
