package io.throughline.messaging.internal.telemetry;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.DatabaseFailure;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.relay.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that requests can be accepted, and for that the database is enough: an outbox is there to survive a
 * broker that is away. Such a broker shows as {@code degraded}.
 */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {

    @Inject
    private Database database;

    @Inject
    private Relay relay;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("messaging")
                .status(databaseAnswers())
                .withData("broker", relay.degraded() ? "degraded" : "available")
                .build();
    }

    private boolean databaseAnswers() {
        try {
            database.run(connection -> Rows.one(connection, "SELECT 1", row -> row.getInt(1)));
            return true;
        } catch (DatabaseFailure e) {
            return false;
        }
    }
}
