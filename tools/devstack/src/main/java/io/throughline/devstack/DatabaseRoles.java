package io.throughline.devstack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** One role that owns the schemas, and one that may do no more than read and write rows. */
final class DatabaseRoles {

    private static final List<String> ROW_RIGHTS = List.of(
            "GRANT USAGE ON SCHEMAS", "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES", "GRANT USAGE ON SEQUENCES");

    /** PostgreSQL lets everybody create large objects, which no retention would ever remove. */
    private static final String LARGE_OBJECTS =
            "REVOKE EXECUTE ON FUNCTION lo_creat(int), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC";

    private final StackSettings settings;

    DatabaseRoles(StackSettings settings) {
        this.settings = settings;
    }

    void create(Postgres postgres, String database) throws SQLException {
        try (Connection connection = postgres.connectAsSuperuser("postgres")) {
            role(connection, Postgres.MIGRATOR_ROLE, settings.get(Credentials.DB_MIGRATOR));
            role(connection, Postgres.APP_ROLE, settings.get(Credentials.DB_APP));
            run(connection, "ALTER ROLE " + Postgres.APP_ROLE + " SET idle_in_transaction_session_timeout = '10s'");
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
                run(connection, "CREATE DATABASE \"" + database + "\"");
            }
            closeOtherDatabases(connection);
            run(connection, "REVOKE ALL ON DATABASE \"" + database + "\" FROM PUBLIC");
            run(connection, "GRANT CONNECT ON DATABASE \"" + database + "\" TO " + Postgres.APP_ROLE);
            run(
                    connection,
                    "GRANT CONNECT, CREATE, TEMP ON DATABASE \"" + database + "\" TO " + Postgres.MIGRATOR_ROLE);
        }
        try (Connection connection = postgres.connectAsSuperuser(database)) {
            run(connection, LARGE_OBJECTS);
            for (String right : ROW_RIGHTS) {
                run(
                        connection,
                        "ALTER DEFAULT PRIVILEGES FOR ROLE " + Postgres.MIGRATOR_ROLE + " " + right + " TO "
                                + Postgres.APP_ROLE);
            }
        }
    }

    /** PostgreSQL's own databases let everybody in, and whoever is in may fill the disk with temporary tables. */
    private static void closeOtherDatabases(Connection connection) throws SQLException {
        String open = "SELECT 1 WHERE has_database_privilege('" + Postgres.APP_ROLE + "', 'postgres', 'CONNECT')";
        if (exists(connection, open)) {
            run(connection, "REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
        }
    }

    /** The password is set at every start, so that the credentials file is always right. */
    private static void role(Connection connection, String name, String password) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
            run(connection, "CREATE ROLE " + name + " LOGIN");
        }
        run(connection, "ALTER ROLE " + name + " PASSWORD '" + password.replace("'", "''") + "'");
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
