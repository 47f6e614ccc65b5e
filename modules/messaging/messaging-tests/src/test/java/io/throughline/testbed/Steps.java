package io.throughline.testbed;

import io.throughline.messaging.EventEnvelope;
import io.throughline.testbed.events.ProbeSent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The effect of a step: one row, in the order of the effects. */
@ApplicationScoped
public class Steps {

    @Inject
    private TestbedDatabase database;

    public void record(ProbeSent event, EventEnvelope envelope) {
        database.query(connection -> {
            try (var statement = connection.prepareStatement(
                    "INSERT INTO testbed.effect (probe, step, event_id, sequence) VALUES (?, ?, ?, ?)")) {
                statement.setString(1, event.probe());
                statement.setInt(2, event.step());
                statement.setObject(3, envelope.id());
                statement.setLong(4, envelope.sequence());
                return statement.executeUpdate();
            }
        });
    }
}
