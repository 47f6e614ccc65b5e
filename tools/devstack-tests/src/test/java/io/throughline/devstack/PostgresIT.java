package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresIT {

    private Postgres postgres;

    @BeforeEach
    void startServers() throws SQLException {
        postgres = TestServers.shared().postgres();
        try (Connection migrator = postgres.connectAsMigrator()) {
            run(migrator, "CREATE SCHEMA IF NOT EXISTS devstack_it");
            run(migrator, "DROP TABLE IF EXISTS devstack_it.note");
            run(migrator, "CREATE TABLE devstack_it.note (id int GENERATED ALWAYS AS IDENTITY, text text)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "stopImmediately", "kill"})
    void keepsCommittedRowsHoweverItEnds(String end) throws SQLException {
        try (Connection application = postgres.connectAsApplication()) {
            run(application, "INSERT INTO devstack_it.note (text) VALUES ('before')");
            switch (end) {
                case "stop" -> postgres.stop();
                case "kill" -> postgres.kill();
                default -> postgres.stopImmediately();
            }
            assertThat(postgres.isRunning()).isFalse();
            assertThat(Ports.answers(postgres.port())).isFalse();
        }

        postgres.start();

        try (Connection application = postgres.connectAsApplication()) {
            assertThat(value(application, "SELECT text FROM devstack_it.note")).isEqualTo("before");
        }
    }

    @Test
    void letsTheApplicationReadAndWriteRowsAndNothingElse() throws SQLException {
        try (Connection application = postgres.connectAsApplication()) {
            run(application, "INSERT INTO devstack_it.note (text) VALUES ('one')");
            run(application, "UPDATE devstack_it.note SET text = 'two'");
            run(application, "DELETE FROM devstack_it.note");

            for (String refused : new String[] {
                "TRUNCATE devstack_it.note",
                "DROP TABLE devstack_it.note",
                "ALTER TABLE devstack_it.note ADD COLUMN more int",
                "CREATE TABLE devstack_it.other (id int)",
                "CREATE TABLE public.other (id int)",
                "CREATE TEMP TABLE other (id int)",
                "CREATE SCHEMA other",
                "SELECT lo_create(0)",
                "SELECT lo_creat(-1)",
                "SELECT lo_from_bytea(0, '')",
                "CREATE ROLE other"
            }) {
                assertThatThrownBy(() -> run(application, refused))
                        .as(refused)
                        .isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
    }

    @Test
    void isDurableAndBreaksOffTransactionsLeftOpen() throws SQLException {
        try (Connection application = postgres.connectAsApplication()) {
            assertThat(value(application, "SHOW fsync")).isEqualTo("on");
            assertThat(value(application, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(value(application, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(value(application, "SHOW max_connections")).isEqualTo("200");
            assertThat(value(application, "SHOW idle_in_transaction_session_timeout"))
                    .isEqualTo("10s");
        }
    }

    @Test
    void refusesWhoeverDoesNotKnowThePassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), Postgres.SUPERUSER, "postgres"))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), Postgres.APP_ROLE, ""))
                .isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "template1"})
    void keepsTheApplicationOutOfOtherDatabases(String database) {
        String password = TestServers.shared().settings().get(Credentials.DB_APP);

        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(database), Postgres.APP_ROLE, password))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
