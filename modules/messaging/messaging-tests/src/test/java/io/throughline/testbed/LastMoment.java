package io.throughline.testbed;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds a transaction between its last statement and its commit. */
@ApplicationScoped
public class LastMoment {

    private static final String WRITTEN = "SELECT count(*) FROM testbed.probe WHERE id = ?";

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private TestbedDatabase database;

    private final Map<String, Long> reached = new ConcurrentHashMap<>();

    // Registered in two steps, to come after Hibernate and the outbox.
    void hold(String probe) {
        transactions.registerInterposedSynchronization(new BeforeCommit(
                () -> transactions.registerInterposedSynchronization(new BeforeCommit(() -> holdNow(probe)))));
    }

    private void holdNow(String probe) {
        reached.put(probe, written(probe));
        Script.hold();
    }

    /** How many rows the probe had in the sight of the transaction held; none if it is not held yet. */
    public long writtenByHeld(String probe) {
        return reached.getOrDefault(probe, 0L);
    }

    private long written(String probe) {
        return database.query(connection -> {
            try (var statement = connection.prepareStatement(WRITTEN)) {
                statement.setString(1, probe);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    private record BeforeCommit(Runnable work) implements Synchronization {

        @Override
        public void beforeCompletion() {
            work.run();
        }

        @Override
        public void afterCompletion(int status) {
            // the process is killed before
        }
    }
}
