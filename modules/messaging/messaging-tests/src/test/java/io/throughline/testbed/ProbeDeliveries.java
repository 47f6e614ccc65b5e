package io.throughline.testbed;

import io.throughline.messaging.Inbox.Outcome;
import io.throughline.testbed.events.ProbeSent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the inbox said of each delivery, and on which node: outlives the process that was told. */
@ApplicationScoped
public class ProbeDeliveries {

    @Inject
    private TestbedDatabase database;

    @Inject
    @ConfigProperty(name = "throughline.node")
    private String node;

    public void record(ProbeSent event, Outcome outcome) {
        database.query(connection -> {
            try (var statement = connection.prepareStatement(
                    "INSERT INTO testbed.delivery (probe, step, outcome, node) VALUES (?, ?, ?, ?)")) {
                statement.setString(1, event.probe());
                statement.setInt(2, event.step());
                statement.setString(3, outcome.name());
                statement.setString(4, node);
                return statement.executeUpdate();
            }
        });
    }
}
