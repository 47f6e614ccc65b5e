package io.throughline.messaging.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** A connection of the driver's; only the end of a transaction, and the question whether it lives, are ours. */
class OutboxConnection implements InvocationHandler, CommitStatements {

    /** A connection that committed this shortly ago is not asked again: the question costs a round trip. */
    private static final long SURELY_ALIVE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Connection connection;
    private final CommitRoundTrip roundTrip;
    private final List<CommitQuery> staged = new ArrayList<>(2);
    private long lastAnswer = System.nanoTime() - SURELY_ALIVE_NANOS;

    private OutboxConnection(Connection connection) {
        this.connection = connection;
        this.roundTrip = new CommitRoundTrip(connection);
    }

    static Connection around(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                OutboxConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class, PGConnection.class},
                new OutboxConnection(connection));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "commit":
                commit();
                return null;
            case "isValid":
                if (System.nanoTime() - lastAnswer < SURELY_ALIVE_NANOS) {
                    return !connection.isClosed();
                }
                break;
            case "rollback", "abort", "close":
                forgetUnlessToSavepoint(arguments);
                break;
            case "isWrapperFor", "unwrap":
                if (arguments[0] == CommitStatements.class) {
                    return method.getName().equals("unwrap") ? this : Boolean.TRUE;
                }
                break;
            default:
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    @Override
    public void runWithCommit(List<? extends CommitQuery> queries) {
        staged.addAll(queries);
    }

    private void forgetUnlessToSavepoint(Object[] arguments) {
        if (arguments == null || !(arguments[0] instanceof Savepoint)) {
            staged.clear();
        }
    }

    private void commit() throws SQLException {
        boolean asks = !staged.isEmpty() || transactionOpen();
        commitStaged();
        if (asks) {
            lastAnswer = System.nanoTime();
        }
    }

    /** Without one the driver commits by itself, and the database is not asked. */
    private boolean transactionOpen() throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    private void commitStaged() throws SQLException {
        if (staged.isEmpty()) {
            connection.commit();
            return;
        }
        var queries = List.copyOf(staged);
        staged.clear();
        try {
            roundTrip.run(queries);
        } catch (SQLException | RuntimeException | Error e) {
            rollBackAfter(e);
            throw e;
        }
    }

    private void rollBackAfter(Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
