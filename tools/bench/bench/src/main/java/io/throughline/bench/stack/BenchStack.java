package io.throughline.bench.stack;

import io.throughline.bench.store.OpsClient;
import io.throughline.devstack.Broker;
import io.throughline.devstack.Credentials;
import io.throughline.devstack.Distributions;
import io.throughline.devstack.LibertyServer;
import io.throughline.devstack.LibertySetup;
import io.throughline.devstack.Postgres;
import io.throughline.devstack.StackSettings;
import io.throughline.devstack.StateDir;
import io.throughline.migrations.Migrations;
import io.throughline.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL, broker and nodes of Liberty with the bench application, on free ports, with data of their own. */
public final class BenchStack implements AutoCloseable {

    private final StackSettings settings;
    private final Postgres postgres;
    private final Broker broker;
    private final List<BenchNode> nodes;

    private BenchStack(StackSettings settings, Postgres postgres, Broker broker, List<BenchNode> nodes) {
        this.settings = settings;
        this.postgres = postgres;
        this.broker = broker;
        this.nodes = nodes;
    }

    /** Deletes what an earlier run left and starts everything, with one node. */
    public static BenchStack start(Path root) throws IOException {
        return start(root, List.of("bench"), Map.of());
    }

    /** @param variables of the nodes' environment */
    public static BenchStack start(Path root, List<String> names, Map<String, String> variables) throws IOException {
        Path home = root.resolve("tools/bench/bench/target/stack");
        StackFiles.delete(home);
        StateDir state = new StateDir(home);
        StackSettings settings = StackSettings.onFreePorts(Credentials.in(home.resolve("credentials.env")));
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            settings = settings.with(variable.getKey(), variable.getValue());
        }
        Distributions distributions = new Distributions(root);
        Topology topology = Topology.fromWars(List.of(root.resolve("tools/bench/bench-app/target/bench.war")));
        Path brokerConfiguration = Files.createDirectories(home.resolve("config/broker"));
        Files.writeString(brokerConfiguration.resolve("broker.xml"), topology.brokerXml(List.of("dev")));
        Path configuration = configuration(root, home, topology);
        List<BenchNode> nodes = new ArrayList<>();
        for (String name : names) {
            StackSettings own = settings.with("THROUGHLINE_NODE", name)
                    .with(StackSettings.HTTP_PORT, Integer.toString(BenchNode.freePort()));
            nodes.add(new BenchNode(new LibertyServer(state, own, distributions, setup(root, name, configuration))));
        }
        BenchStack stack = new BenchStack(
                settings,
                new Postgres(state, settings, distributions),
                new Broker(state, settings, distributions, brokerConfiguration),
                nodes);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        stack.start(root, home);
        return stack;
    }

    private static Path configuration(Path root, Path home, Topology topology) throws IOException {
        Path configuration = Files.createDirectories(home.resolve("config/server"));
        StackFiles.copy(root.resolve("liberty-config/server"), configuration);
        Files.writeString(configuration.resolve("throughline-consumers.xml"), topology.libertyXml());
        return configuration;
    }

    private static LibertySetup setup(Path root, String name, Path configuration) {
        Path application = root.resolve("tools/bench/bench-ear/target/throughline.ear");
        return new LibertySetup(
                name, configuration, application, LibertySetup.of(root, name).resources(), null);
    }

    private void start(Path root, Path home) throws IOException {
        try {
            postgres.start();
            broker.start();
            migrate(root, home);
            nodes.parallelStream().forEach(BenchNode::start);
        } catch (RuntimeException | IOException e) {
            close();
            throw e;
        }
    }

    /** The messaging runtime's schema and the bench's own. */
    private void migrate(Path root, Path home) throws IOException {
        Path migrations = home.resolve("config/db-migrations");
        StackFiles.copy(root.resolve("db-migrations/messaging"), migrations.resolve("messaging"));
        StackFiles.copy(root.resolve("tools/bench/bench/src/main/migrations/bench"), migrations.resolve("bench"));
        new Migrations(migrations).apply(postgres.jdbcUrl(), settings.get(Credentials.DB_MIGRATOR));
    }

    public Connection database() throws SQLException {
        Connection connection = postgres.connectAsApplication();
        try (var statement = connection.createStatement()) {
            statement.execute("SET idle_in_transaction_session_timeout = 0");
        }
        return connection;
    }

    /** For what only the owner of the schemas may do. */
    public Connection databaseAsOwner() throws SQLException {
        return postgres.connectAsMigrator();
    }

    /** May do everything but take part in the events. */
    public BrokerAccess administrator() {
        return new BrokerAccess(broker.url(), "broker", settings.get(Credentials.BROKER_CONSOLE));
    }

    /** A stranger who subscribes to the events. */
    public BrokerAccess subscriber() {
        String user = settings.get("THROUGHLINE_BROKER_USER") + "-subscriber";
        return new BrokerAccess(broker.url(), user, settings.get(Credentials.BROKER_SUBSCRIBER));
    }

    /** As the relay signs in. */
    public BrokerAccess application() {
        String user = settings.get("THROUGHLINE_BROKER_USER");
        return new BrokerAccess(broker.url(), user, settings.get(Credentials.BROKER_APP));
    }

    public BenchServer server() {
        return new BenchServer(nodes.get(0).url());
    }

    public List<BenchNode> nodes() {
        return nodes;
    }

    /** As an operator at one of the nodes. */
    public OpsClient operator(BenchNode at) {
        return new OpsClient(at.url(), "operator", settings.get("THROUGHLINE_OPERATOR_PASSWORD"));
    }

    @Override
    public void close() {
        nodes.forEach(BenchNode::stop);
        broker.stop();
        postgres.stop();
    }
}
