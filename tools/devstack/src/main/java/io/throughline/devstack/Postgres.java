package io.throughline.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real PostgreSQL server with its default durability, on loopback, with the roles of Throughline. */
public final class Postgres extends LaunchedServer {

    public static final String SUPERUSER = "postgres";
    public static final String MIGRATOR_ROLE = io.throughline.migrations.DatabaseRoles.MIGRATOR;
    public static final String APP_ROLE = io.throughline.migrations.DatabaseRoles.APPLICATION;
    public static final String DATABASE = "throughline";

    static final String INITDB = "initdb";

    private static final Duration ORPHANS_END_WITHIN = Duration.ofSeconds(15);

    private final Distributions distributions;
    private final StackSettings settings;

    public Postgres(StateDir state, StackSettings settings, Distributions distributions) {
        super("db", state);
        this.settings = settings;
        this.distributions = distributions;
    }

    public int port() {
        return settings.port(StackSettings.DB_PORT);
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    public Connection connectAsApplication() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), APP_ROLE, settings.get(Credentials.DB_APP));
    }

    public Connection connectAsMigrator() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), MIGRATOR_ROLE, settings.get(Credentials.DB_MIGRATOR));
    }

    public Connection connectAsSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, settings.get(Credentials.DB_SUPERUSER));
    }

    /** Creates a further database with the same roles and rights, if there is none of that name. */
    public void createDatabase(String name) {
        try {
            new DatabaseRoles(settings).create(this, name);
        } catch (SQLException e) {
            throw new DevstackException(
                    Failure.FAILED, "Cannot create the database " + name + ": " + e.getMessage(), e);
        }
    }

    /** Stops without a checkpoint, so that the next start goes through crash recovery. */
    public void stopImmediately() {
        end("QUIT");
    }

    @Override
    public synchronized void kill() {
        super.kill();
        awaitOrphans();
    }

    private Path data() {
        return state().data("db");
    }

    @Override
    Map<String, Integer> ports() {
        return Map.of(StackSettings.DB_PORT, port());
    }

    @Override
    void prepare() {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            clearUpAfterCrash();
        } else {
            initdb();
        }
    }

    /** No process works in the data directory, so a pid file there names a process that is gone, or another's. */
    private void clearUpAfterCrash() {
        awaitOrphans();
        try {
            Files.deleteIfExists(data().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    /** The children of a killed server hold its memory for a moment; a new one must not start beside them. */
    private void awaitOrphans() {
        Instant deadline = Instant.now().plus(ORPHANS_END_WITHIN);
        while (isUsed(data())) {
            if (Instant.now().isAfter(deadline)) {
                throw new DevstackException(
                        Failure.NOT_READY,
                        "Another PostgreSQL process still uses " + data() + "; end it and start again.");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static boolean isUsed(Path directory) {
        return ProcessHandle.allProcesses().anyMatch(process -> {
            try {
                return directory.equals(Files.readSymbolicLink(Path.of("/proc", "" + process.pid(), "cwd")));
            } catch (IOException e) {
                return false;
            }
        });
    }

    private void initdb() {
        Path draft = state().data("db.draft");
        Directories.delete(draft);
        Path password = state().path().resolve("initdb.password");
        EnvFile.writePrivately(password, settings.get(Credentials.DB_SUPERUSER) + "\n");
        List<String> command = asUnprivileged("initdb");
        command.addAll(List.of("-D", draft.toString(), "-U", SUPERUSER, "--pwfile", password.toString()));
        command.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"));
        command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
        try {
            if (state().launch(INITDB, command, Map.of()).waitFor() != 0) {
                throw new DevstackException(
                        Failure.NOT_READY, "Cannot create the database files:\n" + lastLines(state().log(INITDB)));
            }
            state().forget(INITDB);
            Files.move(draft, data());
        } catch (IOException e) {
            throw unchecked(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DevstackException(Failure.INTERRUPTED, "Interrupted while creating the database files.", e);
        } finally {
            Directories.delete(password);
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace without a mapping it is nobody. */
    private List<String> asUnprivileged(String program) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(distributions.postgres().resolve("bin").resolve(program).toString());
        return command;
    }

    @Override
    List<String> command() {
        List<String> command = asUnprivileged("postgres");
        command.addAll(List.of("-D", data().toString(), "-p", Integer.toString(port())));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        command.addAll(List.of("-c", "max_connections=200", "-c", "log_checkpoints=off"));
        return command;
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }

    /** Ready includes the database and the roles, which the first start creates. */
    @Override
    boolean isReady() {
        if (!Ports.answers(port())) {
            return false;
        }
        try (Connection connection = connectAsSuperuser("postgres")) {
            createDatabase(DATABASE);
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    Duration readyLimit() {
        return Duration.ofSeconds(60);
    }

    /** Fast: SIGTERM would wait for every client to leave. */
    @Override
    String stopSignal() {
        return "INT";
    }
}
