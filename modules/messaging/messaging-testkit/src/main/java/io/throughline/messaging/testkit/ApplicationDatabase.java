package io.throughline.messaging.testkit;

import io.throughline.devstack.Postgres;
import io.throughline.devstack.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks the application's database as its own role may, through one connection, for those who ask often. */
public final class ApplicationDatabase {

    private static ApplicationDatabase shared;

    private final Postgres postgres;
    private Connection connection;

    private ApplicationDatabase(Postgres postgres) {
        this.postgres = postgres;
    }

    /** That of this JVM's servers. */
    public static synchronized ApplicationDatabase shared() {
        if (shared == null) {
            shared = new ApplicationDatabase(TestServers.shared().postgres());
        }
        return shared;
    }

    public long number(String sql, Object... parameters) {
        return Long.parseLong(texts(sql, parameters).get(0));
    }

    /** Changes at least one row. */
    public void change(String sql, Object... parameters) {
        if (texts(sql + " RETURNING 1", parameters).isEmpty()) {
            throw new IllegalStateException("nothing changed by " + sql);
        }
    }

    /** The types of the events that a context has appended for a key, in order. */
    public List<String> appended(String context, Object key) {
        return texts(
                "SELECT type FROM messaging.outbox_event WHERE context = ? AND key = ? ORDER BY sequence",
                context,
                key.toString());
    }

    /** The first column of all rows. */
    public synchronized List<String> texts(String sql, Object... parameters) {
        try (var statement = connection().prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in " + sql, e);
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null || !connection.isValid(1)) {
            connection = postgres.connectAsApplication();
        }
        return connection;
    }
}
