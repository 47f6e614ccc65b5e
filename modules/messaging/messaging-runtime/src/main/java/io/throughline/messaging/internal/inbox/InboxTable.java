package io.throughline.messaging.internal.inbox;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.Inbox.Outcome;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.delivery.ConsumerDefinition;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import io.throughline.messaging.internal.delivery.HeldMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One statement per delivery: is it new, a duplicate, or must it wait for an earlier event of its key, because that
 * failed or has not been handled yet?
 */
@ApplicationScoped
class InboxTable {

    private static final String RECORD = "SELECT messaging.record_delivery(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String RECORD_ALL = "SELECT messaging.record_deliveries(?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String CHECK = "SELECT messaging.check_delivery(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    @Inject
    private Database database;

    @Inject
    private HeldMessages held;

    @Inject
    private LogRows logRows;

    /** Records the event as handled, unless it was, or its key is blocked: then it is held. */
    Outcome record(CurrentDelivery delivery) {
        return outcome(delivery, call(delivery, RECORD));
    }

    /**
     * As {@link #record}, for several events at once, none of them held before.
     *
     * @return their outcomes in the same order
     */
    List<Outcome> recordAll(ConsumerDefinition consumer, List<CurrentDelivery> deliveries) {
        var codes = database.query(connection -> Rows.list(
                connection,
                RECORD_ALL,
                row -> row.getInt(1),
                with(
                        logRows.of(connection, deliveries),
                        consumer.name(),
                        true,
                        connection.createArrayOf("uuid", values(deliveries, EventEnvelope::id)),
                        connection.createArrayOf("text", values(deliveries, consumer::keyOf)))));
        return IntStream.range(0, codes.size())
                .mapToObj(i -> outcome(deliveries.get(i), codes.get(i)))
                .toList();
    }

    private static Object[] values(List<CurrentDelivery> deliveries, Function<EventEnvelope, Object> value) {
        return deliveries.stream()
                .map(delivery -> value.apply(delivery.event().envelope()))
                .toArray();
    }

    /** As {@link #record}, but records nothing. */
    Outcome check(CurrentDelivery delivery) {
        return outcome(delivery, call(delivery, CHECK));
    }

    private Outcome outcome(CurrentDelivery delivery, int code) {
        switch (code) {
            case 1:
                return Outcome.DUPLICATE;
            case 2:
                held.hold(delivery.consumer(), delivery.event());
                delivery.hold();
                return Outcome.HELD;
            case 3:
                delivery.unblock();
                return Outcome.DONE;
            default:
                return Outcome.DONE;
        }
    }

    private int call(CurrentDelivery delivery, String sql) {
        var envelope = delivery.event().envelope();
        return database.query(connection -> Rows.one(
                connection,
                sql,
                row -> row.getInt(1),
                with(
                        logRows.of(connection, delivery),
                        delivery.consumer().name(),
                        envelope.id(),
                        delivery.consumer().keyOf(envelope),
                        true,
                        delivery.draining())));
    }

    private static Object[] with(Object[] logRow, Object... values) {
        return Stream.concat(Stream.of(values), Stream.of(logRow)).toArray();
    }
}
