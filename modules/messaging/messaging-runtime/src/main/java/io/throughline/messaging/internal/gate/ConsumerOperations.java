package io.throughline.messaging.internal.gate;

import io.throughline.messaging.consumer.ConsumerAction;
import io.throughline.messaging.consumer.ConsumerStatus;
import io.throughline.messaging.consumer.Consumers;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.delivery.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Consumers as operators see and order them. */
@ApplicationScoped
class ConsumerOperations implements Consumers {

    private static final String BEFORE = """
            SELECT (SELECT sessions FROM messaging.consumer_limit WHERE consumer = c.name) AS sessions,
                (SELECT count(*) FROM messaging.blocked_key WHERE consumer = c.name) AS blocked,
                (SELECT count(*) FROM messaging.held_message WHERE consumer = c.name) AS held,
                (SELECT coalesce(sum(waiting), 0) FROM messaging.dead_letter_group WHERE consumer = c.name) AS letters
            FROM (SELECT ?::text AS name) c""";

    @Inject
    private Database database;

    @Inject
    private PauseTable table;

    @Inject
    private Gates gates;

    @Inject
    private Subscriptions subscriptions;

    @Override
    public List<ConsumerStatus> list() {
        return subscriptions.consumers().stream().map(this::status).toList();
    }

    @Override
    public Optional<ConsumerStatus> get(String name) {
        return subscriptions.consumers().contains(name) ? Optional.of(status(name)) : Optional.empty();
    }

    @Override
    public Optional<List<ConsumerAction>> actions(String name, int limit) {
        return subscriptions.consumers().contains(name) ? Optional.of(table.actions(name, limit)) : Optional.empty();
    }

    private ConsumerStatus status(String name) {
        var pauses = table.pauses(name);
        return database.query(connection -> Rows.one(
                connection,
                BEFORE,
                row -> new ConsumerStatus(
                        name,
                        pauses,
                        row.getObject("sessions", Integer.class),
                        row.getLong("blocked"),
                        row.getLong("held"),
                        row.getLong("letters")),
                name));
    }

    @Override
    public Optional<ConsumerStatus> pause(String name, String operator, String reason) {
        return order(name, () -> table.pause(name, operator, reason));
    }

    @Override
    public Optional<ConsumerStatus> resume(String name, String operator, String reason) {
        return order(name, () -> table.resume(name, operator, reason));
    }

    @Override
    public Optional<ConsumerStatus> limit(String name, Integer sessions, String operator, String reason) {
        return order(name, () -> table.limit(name, sessions, operator, reason));
    }

    private Optional<ConsumerStatus> order(String name, Runnable change) {
        if (get(name).isEmpty()) {
            return Optional.empty();
        }
        change.run();
        gates.tick();
        return get(name);
    }
}
