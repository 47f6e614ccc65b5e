package io.throughline.devstack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles of Throughline in a server of its own, where nothing else needs PostgreSQL's open databases. */
final class DatabaseRoles {

    private final StackSettings settings;

    DatabaseRoles(StackSettings settings) {
        this.settings = settings;
    }

    void create(Postgres postgres, String database) throws SQLException {
        new io.throughline.migrations.DatabaseRoles(postgres::connectAsSuperuser)
                .create(database, settings.get(Credentials.DB_MIGRATOR), settings.get(Credentials.DB_APP));
        try (Connection connection = postgres.connectAsSuperuser("postgres")) {
            closeOtherDatabases(connection);
        }
    }

    /** PostgreSQL's own databases let everybody in, and whoever is in may fill the disk with temporary tables. */
    private static void closeOtherDatabases(Connection connection) throws SQLException {
        String open = "SELECT 1 WHERE has_database_privilege('" + Postgres.APP_ROLE + "', 'postgres', 'CONNECT')";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(open)) {
            if (rows.next()) {
                statement.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
            }
        }
    }
}
