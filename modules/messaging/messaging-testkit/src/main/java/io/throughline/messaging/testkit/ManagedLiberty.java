package io.throughline.messaging.testkit;

import io.throughline.devstack.LibertyServer;
import io.throughline.devstack.LibertySetup;
import io.throughline.devstack.ProjectRoot;
import io.throughline.devstack.StackSettings;
import io.throughline.devstack.TestServers;
import io.throughline.migrations.Migrations;
import io.throughline.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Before the first integration test of a module: has the build's servers running, gives the broker the addresses of
 * the module's consumers, and has the one Liberty of the build, which Arquillian connects to, know those consumers.
 *
 * <p>Active only with the system property {@code throughline.integration}, which the Failsafe configuration sets.
 */
public final class ManagedLiberty implements LauncherSessionListener {

    private static final Path CONFIGURATION = Path.of("target/managed-liberty");
    private static final String OVERRIDES = """
            <server>
              <featureManager><feature>localConnector-1.0</feature></featureManager>
              <applicationMonitor updateTrigger="mbean" dropinsEnabled="true"/>
            </server>
            """;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Boolean.getBoolean("throughline.integration")) {
            prepare(TestServers.shared());
        }
    }

    private static void prepare(TestServers servers) {
        var topology = introduceModule(servers);
        try {
            announce(running(servers, topology), servers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the database the schemas of the module's tests, and the broker the addresses of its consumers. */
    public static Topology introduceModule(TestServers servers) {
        migrateOwnSchemas(servers);
        var topology = Topology.fromWars(moduleClasses());
        servers.broker().use(topology.brokerXml(List.of("dev", "stage")));
        return topology;
    }

    /** For tests that start servers of their own, which find little memory and processor time left beside this one. */
    public static void stop(TestServers servers) {
        liberty(servers, "0").stop();
    }

    private static void announce(LibertyServer liberty, TestServers servers) {
        System.setProperty("throughline.server", liberty.name());
        System.setProperty("throughline.wlp", servers.distributions().liberty().toString());
        System.setProperty("throughline.usr", liberty.userDir().toString());
        System.setProperty("throughline.http", Integer.toString(liberty.port()));
    }

    private static LibertyServer running(TestServers servers, Topology topology) throws IOException {
        var liberty = liberty(servers, "0");
        var port = liberty.serverDir().resolve("http.port");
        if (liberty.isRunning()) {
            LibertyConfiguration.replaceConsumers(liberty.serverDir(), topology);
            return liberty(servers, Files.readString(port));
        }
        LibertyConfiguration.write(CONFIGURATION, topology);
        Files.writeString(CONFIGURATION.resolve("application.xml"), "<server/>");
        var overrides = Files.createDirectories(CONFIGURATION.resolve("configDropins/overrides"));
        Files.writeString(overrides.resolve("arquillian.xml"), OVERRIDES);
        liberty.start();
        Files.writeString(port, Integer.toString(liberty.port()));
        return liberty;
    }

    private static LibertyServer liberty(TestServers servers, String port) {
        // Arquillian takes any JVM of the machine that runs a server of this name, so no other build may have it.
        var name = "test-" + servers.postgres().port();
        var resources = LibertySetup.of(ProjectRoot.find(), name).resources();
        return servers.liberty(
                new LibertySetup(name, CONFIGURATION, null, resources, null), Map.of(StackSettings.HTTP_PORT, port));
    }

    private static void migrateOwnSchemas(TestServers servers) {
        var folder = Path.of("src/test/resources/db");
        if (Files.isDirectory(folder)) {
            new Migrations(folder)
                    .apply(servers.postgres().jdbcUrl(), servers.settings().get("THROUGHLINE_DB_MIGRATOR_PASSWORD"));
        }
    }

    // Where the annotation processor has left the declarations of this module's consumers.
    private static List<Path> moduleClasses() {
        return Stream.of("target/classes", "target/test-classes")
                .map(Path::of)
                .filter(path -> Files.exists(path.resolve("META-INF/throughline/consumers.json")))
                .toList();
    }
}
