package io.throughline.devstack;

import io.throughline.migrations.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** All servers of a checkout, with their data, logs and secrets in one state directory. */
public final class Stack {

    public static final String DEBUG_PORT = "THROUGHLINE_DEBUG_PORT";

    private static final String APP_UPDATES = "THROUGHLINE_APP_UPDATES";
    private static final String SETTINGS = "settings.env";
    private static final String CREDENTIALS = "credentials.env";
    private static final List<String> PARTS = List.of("db", "broker", "sandbox", "liberty");
    private static final List<String> STOP_ORDER =
            List.of(Build.NAME, "liberty", "sandbox", "broker", "db", Postgres.INITDB);
    private static final long DISK_NEEDED = 1_000_000_000L;

    private final Path root;
    private final StateDir state;
    private final StackSettings settings;
    private final Postgres postgres;
    private final Broker broker;
    private final Sandbox sandbox;
    private final LibertyServer liberty;

    private Stack(Path root, StateDir state, StackSettings settings) {
        Distributions distributions = new Distributions(root);
        this.root = root;
        this.state = state;
        this.settings = settings;
        this.postgres = new Postgres(state, settings, distributions);
        this.broker = new Broker(state, settings, distributions, brokerConfiguration(root));
        this.sandbox = new Sandbox(state, settings, distributions);
        this.liberty = new LibertyServer(state, settings, distributions, libertySetup(root, settings));
    }

    static Path brokerConfiguration(Path root) {
        return root.resolve("app-ear/target/config/broker");
    }

    private static LibertySetup libertySetup(Path root, StackSettings settings) {
        LibertySetup setup = LibertySetup.of(root, "liberty");
        String debugPort = settings.asMap().get(DEBUG_PORT);
        return debugPort == null ? setup : setup.debuggableOn(Integer.parseInt(debugPort));
    }

    /** A stack to be started with the settings of {@code environment}; they are kept for later commands. */
    public static Stack configured(Path root, StateDir state, Map<String, String> environment) {
        Map<String, String> chosen = new TreeMap<>(environment);
        chosen.putIfAbsent(APP_UPDATES, "polled");
        chosen.putIfAbsent(LibertyServer.JVM_ARGUMENTS, LibertyServer.QUICK_START);
        StackSettings settings = StackSettings.of(chosen, credentials(state));
        EnvFile.write(state.path().resolve(SETTINGS), settings.withoutSecrets());
        return new Stack(root, state, settings);
    }

    /** The stack as it was started last, or with the defaults. */
    public static Stack existing(Path root, StateDir state) {
        Path kept = state.path().resolve(SETTINGS);
        Map<String, String> environment = Files.exists(kept) ? EnvFile.read(kept) : System.getenv();
        return new Stack(root, state, StackSettings.of(environment, credentials(state)));
    }

    private static Credentials credentials(StateDir state) {
        Path file = state.path().resolve(CREDENTIALS);
        if (!Files.exists(file) && Files.exists(state.data("db"))) {
            throw new DevstackException(
                    Failure.FAILED,
                    file + " is gone, but the data it gave access to are still there; restore it, or start from nothing"
                            + " with ./run --clean.");
        }
        return Credentials.in(file);
    }

    /** In the order in which they start, as {@link #PARTS}. */
    public List<LaunchedServer> parts() {
        return List.of(postgres, broker, sandbox, liberty);
    }

    public StackSettings settings() {
        return settings;
    }

    public LibertyServer liberty() {
        return liberty;
    }

    public String consoleUrl() {
        return broker.consoleUrl();
    }

    public Path credentialsFile() {
        return state.path().resolve(CREDENTIALS);
    }

    /** Fails unless there is a part of this name. */
    public static void requirePart(String name) {
        if (!PARTS.contains(name)) {
            throw new DevstackException(
                    Failure.WRONG_USAGE,
                    "There is no part '" + name + "'; the parts are " + String.join(", ", PARTS) + ".");
        }
    }

    public LaunchedServer part(String name) {
        requirePart(name);
        return parts().get(PARTS.indexOf(name));
    }

    /** Starts what does not run; fails before the first start when something is sure to be in the way. */
    public void start(Progress progress) {
        requireRoom();
        CompletableFuture<Void> others = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> start(broker, progress)),
                CompletableFuture.runAsync(() -> start(sandbox, progress)));
        start(postgres, progress);
        migrate(progress);
        await(others);
        start(liberty, progress);
    }

    private static void await(CompletableFuture<Void> others) {
        try {
            others.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DevstackException known) {
                throw known;
            }
            throw e;
        }
    }

    private void start(LaunchedServer server, Progress progress) {
        Instant begun = Instant.now();
        try (var patience = Patience.with(progress, server.name(), "starting")) {
            server.start();
        }
        progress.done(server.name(), "ready", Duration.between(begun, Instant.now()));
    }

    public void migrate(Progress progress) {
        Instant begun = Instant.now();
        int applied = new Migrations(root.resolve("db-migrations"))
                .apply(postgres.jdbcUrl(), settings.get(Credentials.DB_MIGRATOR));
        String what = applied == 0 ? "schemas up to date" : applied + " migrations applied";
        progress.done(postgres.name(), what, Duration.between(begun, Instant.now()));
    }

    public void restart(String name, Progress progress) {
        Instant begun = Instant.now();
        try (var patience = Patience.with(progress, name, "restarting")) {
            part(name).restart();
        }
        if (name.equals(postgres.name())) {
            migrate(progress);
        }
        progress.done(name, "ready", Duration.between(begun, Instant.now()));
    }

    /** Stops every process this state directory knows of, also those of a command that was killed. */
    public void stop(Progress progress) {
        stop(state, progress);
    }

    /** Fails when there is too little disk, or a port that the start will need is taken. */
    public void requireRoom() {
        requireDisk();
        parts().stream().filter(server -> !server.isRunning()).forEach(LaunchedServer::requirePorts);
    }

    private void requireDisk() {
        try {
            long usable = Files.getFileStore(root).getUsableSpace();
            if (usable < DISK_NEEDED) {
                throw new DevstackException(
                        Failure.DISK_FULL,
                        "Only " + usable / 1_000_000 + " MB are free under " + root
                                + " and the stack needs 1000 MB; free some space and start again.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parts with a process or the record of one. */
    public static List<String> leftOver(StateDir state) {
        return STOP_ORDER.stream()
                .filter(name -> state.record(name).isPresent())
                .toList();
    }

    public static void deleteData(StateDir state) {
        List.of("db", "broker", "sandbox", "liberty", "logs", CREDENTIALS, SETTINGS)
                .forEach(name -> Directories.delete(state.data(name)));
        new StateDir(state.path());
    }

    /** Needs no settings, so that a stack with broken ones can be stopped too. */
    public static void stop(StateDir state, Progress progress) {
        for (String name : STOP_ORDER) {
            Optional<ProcessRecord> running = state.record(name).filter(ProcessRecord::isAlive);
            if (running.isPresent()) {
                Instant begun = Instant.now();
                progress.doing(name, "stopping");
                state.end(name, name.equals("db") ? "INT" : "TERM");
                progress.done(name, "stopped", Duration.between(begun, Instant.now()));
            }
            state.forget(name);
        }
    }
}
