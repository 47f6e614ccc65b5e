package io.throughline.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** Brings every context's schema up to date: one folder, one schema and one history table per context. */
public final class Migrations {

    private static final String FIRST = "messaging";
    private static final String HISTORY = "schema_history";

    /** Flyway tells its story at INFO; held here, for loggers nobody holds forget their level. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private final Path folders;

    public Migrations(Path dbMigrations) {
        this.folders = dbMigrations;
        FLYWAY.setLevel(Level.WARNING);
    }

    /** Applies what is missing as the migrator and returns how many migrations that were. */
    public int apply(String jdbcUrl, String migratorPassword) {
        return contexts().stream()
                .mapToInt(context -> migrate(context, jdbcUrl, migratorPassword))
                .sum();
    }

    private List<String> contexts() {
        if (!Files.isDirectory(folders)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folders)) {
            return found.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted(Comparator.comparing((String context) -> !FIRST.equals(context))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int migrate(String context, String jdbcUrl, String password) {
        int applied = Flyway.configure()
                .dataSource(jdbcUrl, DatabaseRoles.MIGRATOR, password)
                .locations("filesystem:" + folders.resolve(context).toAbsolutePath())
                .schemas(context)
                .table(HISTORY)
                .placeholderReplacement(false)
                .load()
                .migrate()
                .migrationsExecuted;
        hideHistory(context, jdbcUrl, password);
        return applied;
    }

    /** The default privileges would let the application rewrite what was migrated when. */
    private static void hideHistory(String context, String jdbcUrl, String password) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, DatabaseRoles.MIGRATOR, password);
                Statement statement = connection.createStatement()) {
            statement.execute("REVOKE ALL ON \"" + context + "\"." + HISTORY + " FROM " + DatabaseRoles.APPLICATION);
        } catch (SQLException e) {
            throw new MigrationFailed("Cannot protect the migration history of " + context + ": " + e.getMessage(), e);
        }
    }
}
