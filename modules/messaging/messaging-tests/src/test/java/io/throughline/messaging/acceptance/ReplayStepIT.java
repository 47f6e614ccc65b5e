package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.testbed.TestbedDatabase;
import jakarta.inject.Inject;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The events that the steps of a replay read, of 40,000 of which ten are at the consumer. With fewer PostgreSQL looks the few
 * up by another index than with many.
 */
class ReplayStepIT extends WithinTheTestbed {

    private final UUID replay = UUID.randomUUID();

    @Inject
    private TestbedDatabase database;

    @Inject
    private UserTransaction transaction;

    @BeforeEach
    void prepare() throws NotSupportedException, SystemException {
        transaction.begin();
        number("""
                WITH r AS (INSERT INTO messaging.replay
                    (id, state, source, what, operator, reason, total, sent, canaries, stop_share, inbox_checked)
                    VALUES (?, 'RUNNING', 'LOG', '{}', 'olga', 'counted', 40000, 10, 0, 0.05, true) RETURNING id)
                SELECT count(*) FROM r""");
        number("""
                WITH i AS (INSERT INTO messaging.replay_item (replay, number, state, consumer, key, event_id)
                    SELECT ?, n, CASE WHEN n <= 10 THEN 'SENT' ELSE 'PENDING' END, 'testbed.nobody', 'k' || n, gen_random_uuid()
                    FROM generate_series(1, 40000) n RETURNING number)
                SELECT count(*) FROM i""");
    }

    @AfterEach
    void forget() throws SystemException {
        transaction.rollback();
    }

    @Test
    void areAsManyAsItHasSentAndSends() {
        long before = itemsRead();

        number("SELECT count(messaging.settle_replay(?)::text)");
        assertThat(itemsRead() - before).isBetween(10L, 100L);

        assertThat(number("SELECT count(*) FROM messaging.claim_replay_items(?, false, 20)"))
                .isEqualTo(20);
        assertThat(itemsRead() - before).isBetween(30L, 300L);
    }

    private long itemsRead() {
        return number("""
                SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables
                WHERE relname = 'replay_item' AND ?::uuid IS NOT NULL""");
    }

    private long number(String sql) {
        return database.query(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, replay);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }
}
