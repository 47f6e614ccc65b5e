package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.internal.maintenance.Retention;
import io.throughline.testbed.TestbedDatabase;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days of long ago are made, and dropped where they may be, in a transaction that is rolled back. */
class RetentionIT extends WithinTheTestbed {

    private static final String MAKE_DAY = "SELECT messaging.ensure_partitions(?, 1)";
    private static final String MAKE_MONTH = "SELECT messaging.ensure_activity_partitions(?, 1)";
    private static final String APPEND = """
            INSERT INTO messaging.outbox_event (shard, position, recorded_at, event_id, context, type, version, key,
                sequence, occurred_at, correlation_id, data)
            SELECT shard, position + ?, ?::timestamptz, gen_random_uuid(), 'testbed', 'testbed.probe-sent', 1, 'old', 1,
                now(), 'talk', '' FROM messaging.outbox_cursor WHERE shard = 0""";

    private static final String TRACE = """
            INSERT INTO messaging.failure_trace (id, fingerprint, exception, trace, seen_on)
            VALUES (gen_random_uuid(), '0123456789abcdef', 'Exception', 'of retention', ?)""";

    private static final String HANDLE = """
            INSERT INTO messaging.inbox (event_id, consumer)
            VALUES (messaging.uuidv7_floor(?::timestamptz + interval '1 hour'), 'testbed.of-retention')""";
    private static final String DO = """
            INSERT INTO messaging.activity (at, id, kind, key, name, outcome)
            VALUES (?::timestamptz + interval '1 hour', gen_random_uuid(), 'REQUEST', 'of retention', 'GET', '200')""";
    private static final String WHERE = """
            SELECT (SELECT tableoid::regclass FROM messaging.outbox_event WHERE key = 'old') || ' '
                || (SELECT tableoid::regclass FROM messaging.inbox WHERE consumer = 'testbed.of-retention') || ' '
                || (SELECT tableoid::regclass FROM messaging.activity WHERE key = 'of retention')""";

    private static final String COLLECT = """
            SELECT messaging.collect_dead_letters(jsonb_build_array(jsonb_build_object('id', ?::text, 'occurrence', ?::text,
                'consumer', 'testbed.of-retention', 'identity', ?::text, 'sequence', 0, 'at', now(), 'exception', 'Exception',
                'reason', 'of retention', 'fingerprint', ?, 'kind', 'TEXT', 'headers', '{}', 'body_length', 0)),
                ARRAY[''::bytea])""";
    private static final String SETTLE = """
            UPDATE messaging.dead_letter SET state = 'DISCARDED', settled_at = ?
            WHERE consumer = 'testbed.of-retention' AND identity = ?::text""";
    private static final String KEPT = """
            SELECT count(d.*) || ' ' || count(m.*) || ' ' || count(h.*) || ' '
                || (SELECT count(*) FROM messaging.dead_letter_group WHERE consumer = 'testbed.of-retention')
            FROM unnest(ARRAY[?, ?, ?]::uuid[]) AS letters (one)
            LEFT JOIN messaging.dead_letter d ON d.id = one
            LEFT JOIN messaging.dead_letter_message m ON m.letter = one
            LEFT JOIN messaging.dead_letter_history h ON h.letter = one""";

    @Inject
    private Retention retention;

    @Inject
    private TestbedState state;

    @Inject
    private TestbedDatabase database;

    @Inject
    private UserTransaction transaction;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @BeforeEach
    void begin() throws Exception {
        transaction.begin();
        IntStream.of(14, 15, 30, 31, 32).forEach(age -> execute(MAKE_DAY, day(age)));
    }

    @AfterEach
    void forget() throws Exception {
        transaction.rollback();
    }

    @Test
    void dropsDaysOfTheLogAfterThirtyAndOfTheInboxAfterFourteen() {
        assertThat(retention.run())
                .containsExactlyInAnyOrder(inbox(15), inbox(30), inbox(31), inbox(32), log(31), log(32));
    }

    @Test
    void sparesADayOfTheLogWithAnEventThatIsNotPublished() {
        execute(APPEND, 0, day(31));
        execute(APPEND, 1_000, day(32));
        assertThat(retention.run()).contains(log(31), inbox(32)).doesNotContain(log(32));
    }

    @Test
    void makesWhatIsMissingThoughSomeOfItsRowsAreInTheSafetyNet() {
        var inTenWeeks = day(-70);
        execute(APPEND, 1_000, inTenWeeks);
        execute(HANDLE, inTenWeeks);
        execute(DO, inTenWeeks);
        assertThat(whereTheyAre())
                .isEqualTo("messaging.outbox_event_rest messaging.inbox_rest messaging.activity_rest");

        execute(MAKE_DAY, inTenWeeks);
        execute(MAKE_MONTH, inTenWeeks);

        assertThat(whereTheyAre())
                .isEqualTo("messaging." + log(-70) + " messaging." + inbox(-70) + " messaging." + timeline(-70));
    }

    @Test
    void dropsMonthsOfTheTimelineOnceTheirLastDayIsFourHundredDaysOld() {
        execute(MAKE_MONTH, day(400));
        execute(MAKE_MONTH, day(432));
        assertThat(retention.run()).contains(timeline(432)).doesNotContain(timeline(400));
    }

    @Test
    void deletesTracesThatWereNotSeenForFourHundredDays() {
        execute(TRACE, day(400));
        execute(TRACE, day(401));
        retention.run();
        assertThat(state.traces("of retention")).isEqualTo(1);
    }

    @Test
    void forgetsDeadLettersNinetyDaysAfterTheyWereSettledWithAllThatBelongsToThem() {
        var waiting = collect("0000000000000000");
        var young = collect("1111111111111111");
        var old = collect("2222222222222222");
        execute(SETTLE, day(89), young);
        execute(SETTLE, day(91), old);
        assertThat(text(KEPT, waiting, young, old)).isEqualTo("3 3 3 3");

        retention.run();

        assertThat(text(KEPT, waiting, young, old)).isEqualTo("2 2 2 2");
    }

    private UUID collect(String fingerprint) {
        var id = UUID.randomUUID();
        execute(COLLECT, id, id, id, fingerprint);
        return id;
    }

    private String whereTheyAre() {
        return text(WHERE);
    }

    private String text(String sql, Object... parameters) {
        return database.query(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                var rows = statement.executeQuery();
                rows.next();
                return rows.getString(1);
            }
        });
    }

    private void execute(String sql, Object... parameters) {
        database.query(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return statement.execute();
            }
        });
    }

    private LocalDate day(int age) {
        return today.minusDays(age);
    }

    private String log(int age) {
        return "outbox_event_" + day(age).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private String timeline(int age) {
        return "activity_" + day(age).format(DateTimeFormatter.ofPattern("yyyyMM"));
    }

    private String inbox(int age) {
        return "inbox_" + day(age).format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
