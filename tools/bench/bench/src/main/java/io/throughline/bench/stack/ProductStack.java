package io.throughline.bench.stack;

import io.throughline.devstack.Broker;
import io.throughline.devstack.Credentials;
import io.throughline.devstack.Distributions;
import io.throughline.devstack.LaunchedServer;
import io.throughline.devstack.LibertyServer;
import io.throughline.devstack.LibertySetup;
import io.throughline.devstack.Postgres;
import io.throughline.devstack.Sandbox;
import io.throughline.devstack.StackSettings;
import io.throughline.devstack.StateDir;
import io.throughline.migrations.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The product with all it needs, sandbox included, and the synchronous order beside it in the same Liberty. */
public final class ProductStack implements AutoCloseable {

    private static final String SYNCHRONOUS = """
            <server>
              <webApplication id="synchronous" location="%s" contextRoot="/synchronous"/>
            </server>
            """;

    private final StackSettings settings;
    private final Postgres postgres;
    private final Broker broker;
    private final Sandbox sandbox;
    private final LibertyServer liberty;

    private ProductStack(Path root, Path home, StackSettings settings) throws IOException {
        StateDir state = new StateDir(home);
        Distributions distributions = new Distributions(root);
        this.settings = settings;
        this.postgres = new Postgres(state, settings, distributions);
        this.broker = new Broker(state, settings, distributions, root.resolve("app-ear/target/config/broker"));
        this.sandbox = new Sandbox(state, settings, distributions);
        this.liberty = new LibertyServer(state, settings, distributions, liberty(root, home));
    }

    /** Deletes what an earlier run left and starts everything. Parcels leave and arrive 0.2 s after the step before. */
    public static ProductStack start(Path root) throws IOException {
        Path home = root.resolve("tools/bench/bench/target/product");
        StackFiles.delete(home);
        Files.createDirectories(home);
        StackSettings settings = StackSettings.onFreePorts(Credentials.in(home.resolve("credentials.env")))
                .with("THROUGHLINE_NODE", "product")
                .with("THROUGHLINE_SANDBOX_DISPATCH_AFTER", "PT0.2S")
                .with("THROUGHLINE_SANDBOX_DELIVER_AFTER", "PT0.2S");
        ProductStack stack = new ProductStack(root, home, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        stack.start(root, home);
        return stack;
    }

    private static LibertySetup liberty(Path root, Path home) throws IOException {
        LibertySetup product = LibertySetup.of(root, "product");
        Path configuration = home.resolve("config/server");
        StackFiles.copy(product.configuration(), configuration);
        Path more = Files.createDirectories(configuration.resolve("configDropins/defaults"));
        Path war = root.resolve("tools/bench/bench-synchronous/target/synchronous.war");
        Files.writeString(more.resolve("synchronous.xml"), SYNCHRONOUS.formatted(war));
        return new LibertySetup(product.name(), configuration, product.application(), product.resources(), null);
    }

    private void start(Path root, Path home) throws IOException {
        try {
            postgres.start();
            broker.start();
            sandbox.start();
            migrate(root, home.resolve("config/db-migrations"));
            new BenchNode(liberty).start();
        } catch (RuntimeException | IOException e) {
            close();
            throw e;
        }
    }

    private void migrate(Path root, Path migrations) throws IOException {
        for (Path context : StackFiles.directories(root.resolve("db-migrations"))) {
            StackFiles.copy(context, migrations.resolve(context.getFileName()));
        }
        StackFiles.copy(root.resolve("tools/bench/bench/src/main/migrations/bench"), migrations.resolve("bench"));
        new Migrations(migrations).apply(postgres.jdbcUrl(), settings.get(Credentials.DB_MIGRATOR));
    }

    public Connection database() throws SQLException {
        return postgres.connectAsApplication();
    }

    /** May do everything but take part in the events. */
    public BrokerAccess administrator() {
        return new BrokerAccess(broker.url(), "broker", settings.get(Credentials.BROKER_CONSOLE));
    }

    public String url() {
        return liberty.url();
    }

    /** What is written here, Liberty takes over while it runs. */
    public Path overrides() {
        return liberty.serverDir().resolve("configDropins/overrides");
    }

    public String sandboxUrl() {
        return sandbox.url();
    }

    public String password(String account) {
        return settings.get("THROUGHLINE_" + account.toUpperCase(Locale.ROOT) + "_PASSWORD");
    }

    /** The servers' processes by name. */
    public Map<String, Long> processes() {
        Map<String, Long> processes = new LinkedHashMap<>();
        for (LaunchedServer server : List.of(liberty, postgres, broker, sandbox)) {
            server.pid().ifPresent(pid -> processes.put(server == postgres ? "postgresql" : server.name(), pid));
        }
        return processes;
    }

    @Override
    public void close() {
        liberty.stop();
        sandbox.stop();
        broker.stop();
        postgres.stop();
    }
}
