package io.throughline.migrations;

import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;

/** The command line. Exit code 0, 1 with one sentence that says what is wrong, or 2 with the usage. */
public final class Main {

    private static final String USAGE = """
            usage: java -jar throughline-migrations.jar prepare | migrate
              prepare   creates roles, database and rights, as THROUGHLINE_DB_ADMIN_USER; may be repeated
              migrate   brings the schemas up to date, as throughline_migrator; may be repeated
            It reads THROUGHLINE_DB_HOST, _PORT, _NAME, _SSLMODE and _SSLROOTCERT, and the secrets
            THROUGHLINE_DB_ADMIN_PASSWORD (prepare), THROUGHLINE_DB_PASSWORD (prepare) and
            THROUGHLINE_DB_MIGRATOR_PASSWORD, or the files that these names with _FILE behind them hold.
            """;

    private final Settings settings;
    private final Path scripts;
    private final PrintStream out;
    private final PrintStream err;

    Main(Map<String, String> environment, Path scripts, PrintStream out, PrintStream err) {
        this.settings = new Settings(environment);
        this.scripts = scripts;
        this.out = out;
        this.err = err;
    }

    public static void main(String... arguments) {
        System.exit(new Main(System.getenv(), beside("sql"), System.out, System.err).run(arguments));
    }

    /** The scripts lie beside the archive, where an administrator can read them. */
    private static Path beside(String folder) {
        try {
            return Path.of(Main.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling(folder);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    int run(String... arguments) {
        try {
            String command = arguments.length == 1 ? arguments[0] : "";
            switch (command) {
                case "prepare" -> prepare();
                case "migrate" -> migrate();
                default -> {
                    err.print(USAGE);
                    return 2;
                }
            }
            return 0;
        } catch (SQLException | FlywayException | MigrationFailed e) {
            err.println(sentence(e));
            return 1;
        }
    }

    private void prepare() throws SQLException {
        String migrator = settings.secret("THROUGHLINE_DB_MIGRATOR_PASSWORD");
        String application = settings.secret("THROUGHLINE_DB_PASSWORD");
        new DatabaseRoles(settings::connectAsAdministrator).create(settings.database(), migrator, application);
        out.println("Roles, rights and the database " + settings.database() + " are there.");
    }

    private void migrate() {
        int applied = new Migrations(scripts)
                .apply(settings.url(settings.database()), settings.secret("THROUGHLINE_DB_MIGRATOR_PASSWORD"));
        out.println(applied == 0 ? "The schemas were up to date." : applied + " migrations applied.");
    }

    /** What went wrong, and with it what PostgreSQL says about a statement that failed. */
    private static String sentence(Exception failure) {
        String what = firstLine(failure);
        return failure.getCause() instanceof SQLException why ? what + ": " + firstLine(why) : what;
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
    }
}
