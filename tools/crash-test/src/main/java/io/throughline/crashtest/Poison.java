package io.throughline.crashtest;

import java.time.Duration;
import java.time.Instant;

/**
 * Makes the database refuse what one consumer would record as handled, for good in the consumer's eyes: its events become dead
 * letters at the first attempt, until this is lifted.
 */
final class Poison implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String INSTALL = """
            CREATE TABLE crash_test.poison (consumer text NOT NULL, percent integer NOT NULL);
            CREATE FUNCTION crash_test.refuse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                IF EXISTS (SELECT FROM crash_test.poison p WHERE p.consumer = NEW.consumer
                        AND abs(hashtext(NEW.event_id::text) % 100) < p.percent) THEN
                    RAISE EXCEPTION 'refused by the crash campaign';
                END IF;
                RETURN NEW;
            END $$;
            CREATE FUNCTION crash_test.exhaust() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                IF NEW.attempts > coalesce(OLD.attempts, 0)
                        AND EXISTS (SELECT FROM crash_test.poison p WHERE p.consumer = NEW.consumer) THEN
                    NEW.attempts := 1000;
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER crash_test_refuse BEFORE INSERT ON messaging.inbox
                FOR EACH ROW EXECUTE FUNCTION crash_test.refuse();
            CREATE TRIGGER crash_test_exhaust BEFORE INSERT OR UPDATE ON messaging.blocked_key
                FOR EACH ROW EXECUTE FUNCTION crash_test.exhaust();""";

    private final Database database;
    private final Log log;

    Poison(Database database, Log log) {
        this.database = database;
        this.log = log;
    }

    /** Needs the schema of {@link HandledLog}, which takes this along when it goes. */
    void open() {
        database.execute(INSTALL);
    }

    void spread(String consumer, int percent) {
        patiently("INSERT INTO crash_test.poison VALUES ('" + consumer + "', " + percent + ")");
    }

    void lift() {
        patiently("DELETE FROM crash_test.poison");
    }

    private void patiently(String sql) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                database.execute(sql);
                return;
            } catch (IllegalStateException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                Pause.of(500);
            }
        }
    }

    @Override
    public void close() {
        try {
            database.execute("LOCK TABLE messaging.blocked_key IN ACCESS EXCLUSIVE MODE;"
                    + " DROP TRIGGER crash_test_exhaust ON messaging.blocked_key");
            database.execute("LOCK TABLE messaging.inbox IN ACCESS EXCLUSIVE MODE;"
                    + " DROP TRIGGER crash_test_refuse ON messaging.inbox");
        } catch (IllegalStateException e) {
            log.line("triggers of crash_test stay behind: " + e.getMessage());
        }
    }
}
