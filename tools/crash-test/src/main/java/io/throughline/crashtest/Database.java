package io.throughline.crashtest;

import io.throughline.devstack.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks the database as somebody who may see everything. */
final class Database {

    private final Postgres postgres;

    Database(Postgres postgres) {
        this.postgres = postgres;
    }

    /** All or nothing of it. */
    void execute(String sql) {
        try (Connection connection = postgres.connectAsSuperuser(Postgres.DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in " + sql, e);
        }
    }

    /** All columns as texts. */
    List<List<String>> rows(String sql, Object... parameters) {
        try (Connection connection = postgres.connectAsSuperuser(Postgres.DATABASE);
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in " + sql, e);
        }
    }

    private static List<List<String>> read(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        List<List<String>> all = new ArrayList<>();
        while (rows.next()) {
            List<String> row = new ArrayList<>(columns);
            for (int i = 1; i <= columns; i++) {
                row.add(rows.getString(i));
            }
            all.add(row);
        }
        return all;
    }
}
