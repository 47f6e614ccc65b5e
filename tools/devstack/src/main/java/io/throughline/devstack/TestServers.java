package io.throughline.devstack;

import io.throughline.migrations.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * One PostgreSQL, one broker and one sandbox for the tests of a build, on free ports; another set for each test JVM that
 * runs beside others, so that tests which run at the same time share nothing. A set is started by whichever test asks
 * first, is taken over by the next JVM when that one has ended, and ends with the build: a watchdog stops it when the
 * Maven JVM is gone, however it went.
 */
public final class TestServers {

    /**
     * For JVMs that end before the better compiler would pay, and that leave no core to a collector of its own. The code of
     * a busy Liberty does not fit into the 48 MB that go with one compiler, and when they are full nothing is compiled.
     */
    public static final String QUICK_JVM = LibertyServer.QUICK_START + " -XX:+UseSerialGC";

    private static TestServers shared;

    private final StateDir state;
    private final StackSettings settings;
    private final Postgres postgres;
    private final Broker broker;
    private final Sandbox sandbox;
    private final Distributions distributions;

    private TestServers(StateDir state, Distributions distributions) {
        this.state = state;
        this.settings = settings(state);
        this.distributions = distributions;
        this.postgres = new Postgres(state, settings, distributions);
        this.broker = new Broker(state, settings, distributions, Stack.brokerConfiguration(distributions.root()));
        this.sandbox = new Sandbox(state, settings, distributions);
    }

    /** Finds servers of this build that no other JVM uses, or starts some; data of earlier builds are deleted. */
    public static synchronized TestServers shared() {
        if (shared == null) {
            Path root = ProjectRoot.find();
            Distributions distributions = new Distributions(root);
            TestServers servers = new TestServers(Lane.take(root.resolve(".run-test"), distributions), distributions);
            servers.start();
            shared = servers;
        }
        return shared;
    }

    /** The first JVM in a lane chooses the ports, the others read them. */
    private static StackSettings settings(StateDir state) {
        Credentials credentials = Credentials.in(state.path().resolve("credentials.env"));
        Path file = state.path().resolve("settings.env");
        if (Files.exists(file)) {
            return StackSettings.of(EnvFile.read(file), credentials);
        }
        StackSettings chosen = StackSettings.onFreePorts(credentials)
                .with("THROUGHLINE_NODE", "test")
                .with("THROUGHLINE_ORDERS_EXPORT_AT", "00:00")
                .with(JavaCommand.ARGUMENTS, QUICK_JVM)
                .with(LibertyServer.JVM_ARGUMENTS, QUICK_JVM);
        EnvFile.write(file, chosen.withoutSecrets());
        return chosen;
    }

    /** All at once, for the cores of a machine are more than one of them keeps busy. */
    private void start() {
        List<CompletableFuture<Void>> others = Stream.of(broker, sandbox)
                .filter(server -> server != sandbox || sandbox.isBuilt())
                .map(server -> CompletableFuture.runAsync(server::start))
                .toList();
        postgres.start();
        migrate(Postgres.DATABASE);
        others.forEach(CompletableFuture::join);
    }

    private void migrate(String database) {
        new Migrations(distributions.root().resolve("db-migrations"))
                .apply(postgres.jdbcUrl(database), settings.get(Credentials.DB_MIGRATOR));
    }

    /** Creates a further, migrated database with the same roles, for tests that want one of their own. */
    public String freshDatabase(String name) {
        postgres.createDatabase(name);
        migrate(name);
        return postgres.jdbcUrl(name);
    }

    /**
     * A Liberty node of this build, not yet started; the watchdog stops it too.
     *
     * @param changes settings that differ for this node; {@code THROUGHLINE_HTTP_PORT=0} stands for any free port
     */
    public LibertyServer liberty(String name, Map<String, String> changes) {
        return liberty(LibertySetup.of(distributions.root(), name), changes);
    }

    /** As {@link #liberty(String, Map)}, with an application and a configuration of the caller's. */
    public LibertyServer liberty(LibertySetup setup, Map<String, String> changes) {
        String name = setup.name();
        StackSettings own = settings.with("THROUGHLINE_NODE", name);
        for (Map.Entry<String, String> change : changes.entrySet()) {
            boolean anyPort = change.getKey().equals(StackSettings.HTTP_PORT)
                    && change.getValue().equals("0");
            own = own.with(change.getKey(), anyPort ? Ports.free(1).get(0).toString() : change.getValue());
        }
        return new LibertyServer(state, own, distributions, setup);
    }

    /** Every setting and secret under its {@code THROUGHLINE_} name. */
    public Map<String, String> environment() {
        return settings.asMap();
    }

    public StackSettings settings() {
        return settings;
    }

    public Distributions distributions() {
        return distributions;
    }

    public Postgres postgres() {
        return postgres;
    }

    public Broker broker() {
        return broker;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public List<Server> all() {
        return List.of(postgres, broker, sandbox);
    }
}
