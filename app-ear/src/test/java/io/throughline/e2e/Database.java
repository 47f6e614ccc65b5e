package io.throughline.e2e;

import io.throughline.devstack.Postgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks the application's database as its own role may. */
final class Database {

    private final Postgres postgres;

    Database(Postgres postgres) {
        this.postgres = postgres;
    }

    long number(String sql, Object... parameters) {
        return Long.parseLong(texts(sql, parameters).get(0));
    }

    /** Changes at least one row. */
    void change(String sql, Object... parameters) {
        if (texts(sql + " RETURNING 1", parameters).isEmpty()) {
            throw new IllegalStateException("nothing changed by " + sql);
        }
    }

    /** The first column of all rows. */
    List<String> texts(String sql, Object... parameters) {
        try (var connection = postgres.connectAsApplication();
                var statement = connection.prepareStatement(sql)) {
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
            throw new IllegalStateException(sql, e);
        }
    }
}
