package io.throughline.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** Where the database is and who may do what there, from the environment; a secret may stand in a file instead. */
final class Settings {

    private final Map<String, String> environment;

    Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    String database() {
        return value("THROUGHLINE_DB_NAME", "throughline");
    }

    String url(String database) {
        String url = "jdbc:postgresql://" + value("THROUGHLINE_DB_HOST", "127.0.0.1") + ":"
                + value("THROUGHLINE_DB_PORT", "5432") + "/" + database + "?sslmode="
                + value("THROUGHLINE_DB_SSLMODE", "prefer");
        String root = value("THROUGHLINE_DB_SSLROOTCERT", "");
        return root.isEmpty() ? url : url + "&sslrootcert=" + root;
    }

    Connection connectAsAdministrator(String database) throws SQLException {
        Properties account = new Properties();
        account.setProperty("user", value("THROUGHLINE_DB_ADMIN_USER", "postgres"));
        account.setProperty("password", secret("THROUGHLINE_DB_ADMIN_PASSWORD"));
        return DriverManager.getConnection(url(database), account);
    }

    /** Of the variable itself, or of the file that the variable with {@code _FILE} behind it names. */
    String secret(String name) {
        String value = value(name, "");
        String file = value(name + "_FILE", "");
        if (value.isEmpty() && file.isEmpty()) {
            throw new MigrationFailed("Neither " + name + " nor " + name + "_FILE is set.");
        }
        return value.isEmpty() ? read(name + "_FILE", Path.of(file)) : value;
    }

    private static String read(String variable, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new MigrationFailed(variable + " names " + file + ", which cannot be read.", e);
        }
    }

    private String value(String name, String otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
