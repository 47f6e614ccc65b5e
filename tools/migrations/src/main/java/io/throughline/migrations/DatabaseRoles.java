package io.throughline.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** One role that owns the schemas, and one that may do no more than read and write rows. */
public final class DatabaseRoles {

    public static final String MIGRATOR = "throughline_migrator";
    public static final String APPLICATION = "throughline_app";

    private final Superuser superuser;

    /** Opens connections as a superuser. */
    @FunctionalInterface
    public interface Superuser {

        Connection connect(String database) throws SQLException;
    }

    public DatabaseRoles(Superuser superuser) {
        this.superuser = superuser;
    }

    /** Creates what is missing of roles and database, and sets passwords and rights; may be repeated. */
    public void create(String database, String migratorPassword, String applicationPassword) throws SQLException {
        try (Connection connection = superuser.connect("postgres")) {
            run(connection, text("/roles.sql"));
            password(connection, MIGRATOR, migratorPassword);
            password(connection, APPLICATION, applicationPassword);
            if (!exists(connection, database)) {
                run(connection, "CREATE DATABASE \"" + database.replace("\"", "\"\"") + "\"");
            }
        }
        try (Connection connection = superuser.connect(database)) {
            run(connection, text("/rights.sql"));
        }
    }

    /** Hashed by the client, so that no log of the server shows it. */
    private static void password(Connection connection, String role, String password) throws SQLException {
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String resource) {
        try (InputStream in = DatabaseRoles.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
