package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.gate.Gates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.transaction.Transactional;
import java.util.List;

/** The keys whose held events are due and that nobody drains. */
@ApplicationScoped
class DueKeys {

    /**
     * How many requests of one consumer may wait in its queue: one whose provider is away has thousands of keys that are
     * due, and what waits for a free session behind them is fresh.
     */
    static final int MOST_REQUESTED = 100;

    /** To find out whether the outage is over. */
    private static final int MOST_DURING_AN_OUTAGE = 5;

    /** Few, for the keys stay locked until they are sent. */
    private static final int AT_A_TIME = 20;

    /** What blocked_key_due_idx has: keys behind dead letters, of which there may be any number, are never due. */
    private static final String MOVING = " state IN ('RETRYING', 'DRAINING') ";

    // counted, not EXISTS: it is looked up key by key, in the one partition that can hold it
    private static final String HANDLED = """
            UPDATE messaging.blocked_key b SET state = 'DRAINING', next_attempt_at = NULL,
                updated_at = now() - interval '1 minute'
            FROM (SELECT consumer, key FROM messaging.blocked_key k
                WHERE (state = 'AWAITING' OR %s AND state = 'RETRYING' AND next_attempt_at <= now())
                    AND (SELECT count(*) FROM messaging.inbox i
                        WHERE i.event_id = k.blocked_by AND i.consumer = k.consumer) > 0
                FOR UPDATE SKIP LOCKED) handled
            WHERE b.consumer = handled.consumer AND b.key = handled.key""".formatted(MOVING);
    private static final String CONSUMERS = "SELECT DISTINCT consumer FROM messaging.blocked_key WHERE" + MOVING;
    // a request that was not taken up for five minutes is taken for lost
    private static final String DUE = """
            UPDATE messaging.blocked_key b SET updated_at = now(), requested_at = now(),
                next_attempt_at = CASE WHEN b.state = 'RETRYING' THEN now() + interval '5 minutes' END
            FROM (SELECT consumer, key FROM messaging.blocked_key
                WHERE consumer = ? AND %1$s AND (requested_at IS NULL OR requested_at < now() - interval '5 minutes')
                    AND (state = 'DRAINING' AND updated_at < now() - interval '10 seconds'
                        OR state = 'RETRYING' AND next_attempt_at <= now())
                ORDER BY next_attempt_at NULLS FIRST
                LIMIT least(?, greatest(0, ? - (SELECT count(*) FROM messaging.blocked_key
                    WHERE consumer = ? AND %1$s AND requested_at >= now() - interval '5 minutes')))
                FOR UPDATE SKIP LOCKED) due
            WHERE b.consumer = due.consumer AND b.key = due.key RETURNING b.key""".formatted(MOVING);

    // without a condition on requested_at: a request may be quicker than the commit that notes it, which this waits for
    private static final String TAKEN =
            "UPDATE messaging.blocked_key SET requested_at = NULL WHERE consumer = ? AND key = ?";

    @Inject
    private Database database;

    @Inject
    private DrainRequests requests;

    @Inject
    private Gates gates;

    /** A request has come through the queue, and makes room for others. */
    void taken(String consumer, String key) {
        database.run(connection -> Rows.update(connection, TAKEN, consumer, key));
    }

    /** Consumers with blocked keys. An event that was handled meanwhile, wherever that was, keeps its key no longer. */
    List<String> consumers() {
        database.run(connection -> Rows.update(connection, HANDLED));
        return database.query(connection -> Rows.list(connection, CONSUMERS, row -> row.getString(1)));
    }

    /**
     * Asks the consumer to drain keys that are due. Sent before it is noted: what ends in between is asked for twice,
     * not never.
     *
     * @return how many
     */
    @Transactional(rollbackOn = Exception.class)
    int request(String consumer) throws JMSException {
        int most = gates.requests(consumer, MOST_REQUESTED, MOST_DURING_AN_OUTAGE);
        var keys = database.query(
                connection -> Rows.list(connection, DUE, row -> row.getString(1), consumer, AT_A_TIME, most, consumer));
        if (!keys.isEmpty()) {
            requests.send(consumer, keys);
        }
        return keys.size();
    }
}
