package io.throughline.crashtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What outbox, inboxes and broker hold of the orders of one customer. Each query tells the key and what is wrong. */
final class MessagingBooks {

    private static final String OURS = "(SELECT id::text FROM orders.customer_order WHERE customer_id = ?)";

    private static final String EVENTS = "SELECT count(*) FROM messaging.outbox_event WHERE key IN " + OURS;

    private static final String UNPUBLISHED = """
            SELECT e.key, e.type || ' is not published' FROM messaging.outbox_event e
            JOIN messaging.outbox_cursor c USING (shard)
            WHERE e.position > c.position AND e.key IN """ + OURS;

    private static final String PARKED =
            "SELECT key, type || ' is parked: ' || last_error FROM messaging.outbox_parked WHERE key IN " + OURS;

    private static final String OVERDUE = "SELECT key, type || ' is overdue' FROM messaging.outbox_scheduled"
            + " WHERE due_at < now() - interval '10 seconds' AND key IN " + OURS;

    private static final String UNHANDLED = """
            SELECT e.key, s.consumer || ' has not handled ' || e.type || ' ' || e.event_id
            FROM messaging.outbox_event e JOIN messaging.subscription s ON s.since <= e.recorded_at AND (
                s.type = e.type OR s.type = '*' AND s.consumer LIKE '%.' || e.context || '-events')
            WHERE NOT EXISTS (SELECT FROM messaging.inbox i WHERE i.event_id = e.event_id AND i.consumer = s.consumer)
              AND e.key IN """ + OURS;

    // a consumer without order blocks the event itself instead of its key
    private static final String BLOCKED = """
            SELECT b.key, b.consumer || ' is blocked (' || b.state || '): ' || b.last_error FROM messaging.blocked_key b
            LEFT JOIN messaging.outbox_event e ON e.event_id = b.blocked_by WHERE coalesce(e.key, b.key) IN """ + OURS;

    private static final String HELD = """
            SELECT h.key, h.consumer || ' holds event ' || h.event_id FROM messaging.held_message h
            LEFT JOIN messaging.outbox_event e USING (event_id) WHERE coalesce(e.key, h.key) IN """ + OURS;

    private static final String WITH_GAPS =
            """
            SELECT key, context || ' has a gap in its sequence' FROM messaging.outbox_event WHERE key IN """ + " " + OURS + " GROUP BY context, key HAVING count(*) <> max(sequence)";

    // Transactions that follow one another have growing numbers, so xmin tells which handler committed first. Webhooks
    // and jobs (a context with its queue) have no order. What an edited event took the place of was handled when that
    // was.
    private static final String OUT_OF_ORDER = """
            SELECT key, consumer || ' handled sequence ' || sequence || ' of ' || context || ' before the one before it'
            FROM (SELECT e.key, i.consumer, e.context, e.sequence, coalesce(r.xmin, i.xmin)::text::bigint AS handled,
                    lag(coalesce(r.xmin, i.xmin)::text::bigint) OVER (
                        PARTITION BY i.consumer, e.context, e.key ORDER BY e.sequence) AS handled_before
                FROM messaging.inbox i JOIN messaging.outbox_event e USING (event_id)
                LEFT JOIN messaging.dead_letter d ON d.event_id = i.event_id AND d.consumer = i.consumer
                LEFT JOIN messaging.inbox r ON r.event_id = d.replaced_by AND r.consumer = d.consumer
                WHERE i.consumer NOT LIKE 'webhooks.%' AND position('.' IN e.context) = 0 AND e.key IN """ + " " + OURS + ") handling WHERE handled <= handled_before";

    private final Database database;
    private final String customer;

    MessagingBooks(Database database, String customer) {
        this.database = database;
        this.customer = customer;
    }

    /** @param depths of the queues now, {@code before} of them before the campaign */
    List<Finding> findings(Map<String, Long> before, Map<String, Long> depths) {
        long events = Long.parseLong(database.rows(EVENTS, customer).get(0).get(0));
        List<Finding> findings = new ArrayList<>();
        findings.add(finding(
                "no event waits in the outbox, is parked or overdue",
                events,
                Violation::stuck,
                UNPUBLISHED,
                PARKED,
                OVERDUE));
        findings.add(finding("every event was handled by every consumer", events, Violation::lost, UNHANDLED));
        findings.add(finding("no key is blocked, no message held", events, Violation::stuck, BLOCKED, HELD));
        findings.add(finding("no event is missing in the sequence of its key", events, Violation::lost, WITH_GAPS));
        findings.add(finding("events of a key were handled in order", events, Violation::disordered, OUT_OF_ORDER));
        findings.add(queues(before, depths));
        return findings;
    }

    private Finding finding(
            String invariant, long checked, BiFunction<String, String, Violation> harm, String... queries) {
        List<Violation> violations = new ArrayList<>();
        for (String query : queries) {
            database.rows(query, customer).forEach(row -> violations.add(harm.apply(row.get(0), row.get(1))));
        }
        return new Finding(invariant, checked, violations);
    }

    /** What lies on a {@code .dlq} is a copy that goes by itself; the truth is in the database. */
    static Finding queues(Map<String, Long> before, Map<String, Long> depths) {
        List<Violation> violations = new ArrayList<>();
        depths.forEach((queue, depth) -> {
            long more = depth - before.getOrDefault(queue, 0L);
            if (more > 0 && !queue.endsWith(".dlq")) {
                violations.add(Violation.stuck(null, more + " messages in " + queue));
            }
        });
        return new Finding(
                "no message is queued, unacknowledged or to be collected as dead", depths.size(), violations);
    }
}
