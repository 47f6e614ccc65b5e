package io.throughline.messaging.internal.activity;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.DatabaseFailure;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.failure.Failure;
import io.throughline.messaging.jdbc.CommitQuery;
import io.throughline.messaging.jdbc.CommitStatements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes {@code messaging.activity}. */
@ApplicationScoped
public class ActivityLog {

    private static final Logger LOG = System.getLogger(ActivityLog.class.getName());

    @Inject
    private Database database;

    @Inject
    private FailureTraces traces;

    @Inject
    @ConfigProperty(name = "throughline.node", defaultValue = "node1")
    private String node;

    public String node() {
        return node;
    }

    /** In the caller's transaction, in the round trip of its commit. */
    public void writeWithCommit(List<ActivityRow> rows) {
        stage(rows, () -> {});
    }

    /** As {@link #writeWithCommit(List)}; what a rollback undoes stays pending. */
    public void writeWithCommit(PendingActivities pending) {
        if (!pending.isEmpty()) {
            var rows = pending.rows();
            stage(rows, () -> pending.written(rows));
        }
    }

    /** As {@link #writeWithCommit(PendingActivities)}, of an attempt that failed. */
    public void writeWithCommit(PendingActivities pending, Failure failure) {
        run(traces.of(failure));
        writeWithCommit(pending);
    }

    private void stage(List<ActivityRow> rows, Runnable committed) {
        run(List.of(new ActivityInsert(rows, committed)));
    }

    private void run(List<CommitQuery> queries) {
        database.run(connection -> connection.unwrap(CommitStatements.class).runWithCommit(queries));
    }

    /** At once and by itself. What cannot be written is told to the log, for nothing may fail over it. */
    @Transactional(TxType.NOT_SUPPORTED)
    public void writeNow(List<ActivityRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            database.run(connection ->
                    Rows.list(connection, ActivityInsert.SQL, row -> row.getLong(1), ActivityInsert.json(rows)));
        } catch (DatabaseFailure e) {
            LOG.log(Level.WARNING, "not in the timeline, for {0}: {1}", e.getMessage(), rows);
        }
    }

    /** As {@link #writeNow(List)}, for what a delivery leaves behind. */
    @Transactional(TxType.NOT_SUPPORTED)
    public void writeNow(PendingActivities pending) {
        var rows = pending.rows();
        writeNow(rows);
        pending.written(rows);
    }
}
