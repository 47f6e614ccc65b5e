package io.throughline.messaging.internal.relay;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;

/**
 * Tells other nodes that shards of theirs hold new events, and hears it from them, over PostgreSQL's NOTIFY. A word that
 * is lost costs the time until the next tick.
 */
@ApplicationScoped
class OtherNodes {

    private static final Logger LOG = System.getLogger(OtherNodes.class.getName());
    private static final String CHANNEL = "throughline_outbox";
    private static final int HEXADECIMAL = 16;
    private static final int LISTEN_MILLIS = 500;
    private static final long AGAIN_MILLIS = 1_000;
    // Commits of so long a time are told of together: a notification is a transaction of its own.
    private static final long GATHER_MILLIS = 5;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private Database database;

    @Inject
    private RelaySignal signal;

    private final AtomicLong untold = new AtomicLong();
    private volatile boolean alone = true;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Whether there is nobody to tell; at first nobody is known. */
    void alone(boolean nobody) {
        alone = nobody;
    }

    /** Never waits. */
    void tell(long shards) {
        if (!alone && untold.getAndUpdate(bits -> bits | shards) == 0) {
            try {
                scheduler.schedule(this::notifyThem, GATHER_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "the application stops; other nodes find the events by themselves", e);
            }
        }
    }

    private void notifyThem() {
        var shards = Long.toHexString(untold.getAndSet(0));
        try {
            database.query(connection ->
                    Rows.one(connection, "SELECT pg_notify(?, ?)", row -> row.getString(1), CHANNEL, shards));
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "other nodes find the events by themselves", e);
        }
    }

    /** Keeps a thread and a connection until the application stops. */
    void listen() {
        try {
            do {
                listenUntilItFails();
            } while (!stopping.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listenUntilItFails() {
        try {
            database.run(this::listen);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "cannot hear other nodes, trying again every second", e);
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            try {
                var notifications = connection.unwrap(PGConnection.class);
                while (stopping.getCount() > 0) {
                    for (var heard : notifications.getNotifications(LISTEN_MILLIS)) {
                        signal.raiseUnread(shards(heard.getParameter()));
                    }
                }
            } finally {
                statement.execute("UNLISTEN " + CHANNEL);
            }
        }
    }

    // Everybody who reaches the database may notify; what is not from a node tells nothing, and the listening goes on.
    static long shards(String heard) {
        try {
            return Long.parseUnsignedLong(heard, HEXADECIMAL);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
    }
}
