package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.jdbc.CommitQuery;
import io.throughline.messaging.jdbc.CommitStatements;
import io.throughline.messaging.jdbc.OutboxDataSource;
import io.throughline.testbed.TestbedState;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class OutboxDataSourceIT extends WithinTheTestbed {

    private static final String INSERT = "INSERT INTO testbed.probe (id, steps, version) VALUES (?, 0, 0) RETURNING id";

    @Resource(lookup = "jdbc/throughline")
    private DataSource pool;

    @Inject
    private UserTransaction transaction;

    @Inject
    private TestbedState state;

    /** Inserts a probe with the commit. */
    private record Insert(String sql, String probe, List<String> inserted) implements CommitQuery {

        static Insert of(String probe) {
            return new Insert(INSERT, probe, new ArrayList<>());
        }

        @Override
        public int parameterCount() {
            return 1;
        }

        @Override
        public void bind(PreparedStatement statement, int offset) throws SQLException {
            statement.setString(offset + 1, probe);
        }

        @Override
        public void read(ResultSet row) throws SQLException {
            inserted.add(row.getString(1));
        }
    }

    private record Unbindable(Throwable failure) implements CommitQuery {

        @Override
        public String sql() {
            return "SELECT 1";
        }

        @Override
        public int parameterCount() {
            return 0;
        }

        @Override
        public void bind(PreparedStatement statement, int offset) {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }

        @Override
        public void read(ResultSet row) {
            // never comes so far
        }
    }

    /** Outside of Liberty's pool, so that it is the same connection again. */
    private static Connection connect() throws SQLException {
        Config config = ConfigProvider.getConfig();
        var source = new OutboxDataSource();
        source.setServerNames(new String[] {config.getValue("THROUGHLINE_DB_HOST", String.class)});
        source.setPortNumbers(new int[] {config.getValue("THROUGHLINE_DB_PORT", int.class)});
        source.setDatabaseName(config.getValue("THROUGHLINE_DB_NAME", String.class));
        source.setUser(config.getValue("THROUGHLINE_DB_USER", String.class));
        source.setPassword(config.getValue("THROUGHLINE_DB_PASSWORD", String.class));
        var connection = source.getPooledConnection().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void stage(Connection connection, Insert... inserts) throws SQLException {
        connection.unwrap(CommitStatements.class).runWithCommit(List.of(inserts));
    }

    private static void insertNow(Connection connection, String probe) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, probe);
            statement.execute();
        }
    }

    @Test
    void stagedQueriesRunWithTheCommitAndAreReadAfterIt() throws SQLException {
        try (var connection = connect()) {
            var first = Insert.of("staged-1");
            var second = Insert.of("staged-2");
            stage(connection, first, second);
            assertThat(state.probes("staged-1")).isZero();
            connection.commit();
            assertThat(first.inserted()).containsExactly("staged-1");
            assertThat(second.inserted()).containsExactly("staged-2");
        }
        assertThat(state.probes("staged-1") + state.probes("staged-2")).isEqualTo(2);
    }

    @Test
    void rollbackForgetsThem() throws SQLException {
        try (var connection = connect()) {
            stage(connection, Insert.of("staged-forgotten"));
            connection.rollback();
            insertNow(connection, "staged-next");
            connection.commit();
        }
        assertThat(state.probes("staged-forgotten")).isZero();
        assertThat(state.probes("staged-next")).isEqualTo(1);
    }

    @Test
    void rollbackToASavepointKeepsThem() throws SQLException {
        try (var connection = connect()) {
            var savepoint = connection.setSavepoint();
            stage(connection, Insert.of("staged-kept"));
            connection.rollback(savepoint);
            connection.commit();
        }
        assertThat(state.probes("staged-kept")).isEqualTo(1);
    }

    @Test
    void oneThatFailsLeavesNothingAndTheConnectionUsable() throws SQLException {
        try (var connection = connect()) {
            insertNow(connection, "staged-beside");
            stage(connection, Insert.of("staged-twice"), Insert.of("staged-twice"));
            assertThatThrownBy(connection::commit)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("duplicate key");
            connection.commit();
        }
        assertThat(state.probes("staged-beside") + state.probes("staged-twice")).isZero();
    }

    @Test
    void oneThatCannotBeBoundLeavesNothingAndTheConnectionUsable() throws SQLException {
        for (var failure : List.of(new IllegalStateException("on purpose"), new AssertionError("on purpose"))) {
            try (var connection = connect()) {
                insertNow(connection, "staged-before-unbound");
                connection.unwrap(CommitStatements.class).runWithCommit(List.of(new Unbindable(failure)));
                assertThatThrownBy(connection::commit).isSameAs(failure);
                connection.commit();
            }
            assertThat(state.probes("staged-before-unbound")).isZero();
        }
    }

    @Test
    void oneThatCannotBeReadIsCommittedAllTheSame() throws SQLException {
        try (var connection = connect()) {
            // a list that takes nothing
            stage(connection, new Insert(INSERT, "staged-unread", List.of()));
            connection.commit();
        }
        assertThat(state.probes("staged-unread")).isEqualTo(1);
    }

    @Test
    void commitThatAskedTheDatabaseNothingIsNoSignOfLife() throws SQLException {
        try (var connection = connect();
                var other = connect()) {
            end(other, connection.unwrap(PGConnection.class).getBackendPID());
            connection.commit();
            assertThat(connection.isValid(10)).isFalse();
        }
    }

    private static void end(Connection connection, int session) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_terminate_backend(?, 10000)")) {
            statement.setInt(1, session);
            statement.execute();
        }
    }

    @Test
    void oneThatFailsFailsTheTransactionOfTheCaller() throws Exception {
        transaction.begin();
        try (var connection = pool.getConnection()) {
            insertNow(connection, "staged-jta");
            stage(connection, Insert.of("staged-jta"));
        }
        assertThatThrownBy(transaction::commit).isInstanceOf(Exception.class);
        assertThat(state.probes("staged-jta")).isZero();
    }
}
