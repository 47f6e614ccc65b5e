package io.throughline.messaging.testkit;

import io.throughline.devstack.LibertyServer;
import io.throughline.devstack.Migrations;
import io.throughline.devstack.StackSettings;
import io.throughline.devstack.TestServers;
import io.throughline.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Before the first integration test of a module: has the build's servers running, gives the broker the addresses of
 * the module's consumers, and writes the Liberty server that Arquillian then starts.
 *
 * <p>Active only with the system property {@code throughline.integration}, which the Failsafe configuration sets.
 */
public final class ManagedLiberty implements LauncherSessionListener {

    // Arquillian refuses to start a server while any JVM of the machine runs one of the same name.
    private static final String NAME = "test-" + ProcessHandle.current().pid();
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
        migrateOwnSchemas(servers);
        var topology = Topology.fromWars(moduleClasses());
        servers.broker().use(topology.brokerXml(List.of("dev", "stage")));
        var liberty = servers.liberty(NAME, Map.of(StackSettings.HTTP_PORT, "0"));
        liberty.writeServer();
        try {
            complete(liberty, topology, environment(servers, liberty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty("throughline.server", NAME);
        System.setProperty("throughline.wlp", servers.distributions().liberty().toString());
        System.setProperty("throughline.usr", liberty.userDir().toString());
        System.setProperty("throughline.http", Integer.toString(liberty.port()));
    }

    private static void complete(LibertyServer liberty, Topology topology, Map<String, String> settings)
            throws IOException {
        var directory = liberty.serverDir();
        Files.deleteIfExists(directory.resolve("apps/throughline.ear"));
        Files.writeString(directory.resolve("throughline-consumers.xml"), topology.libertyXml());
        var overrides = Files.createDirectories(directory.resolve("configDropins/overrides"));
        Files.writeString(overrides.resolve("arquillian.xml"), OVERRIDES);
        var environment = directory.resolve("server.env");
        Files.deleteIfExists(environment);
        Files.createFile(
                environment, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                environment,
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    private static void migrateOwnSchemas(TestServers servers) {
        var folder = Path.of("src/test/resources/db");
        if (Files.isDirectory(folder)) {
            new Migrations(folder)
                    .apply(servers.postgres().jdbcUrl(), servers.settings().get("THROUGHLINE_DB_MIGRATOR_PASSWORD"));
        }
    }

    private static Map<String, String> environment(TestServers servers, LibertyServer liberty) {
        return servers.settings()
                .with(StackSettings.HTTP_PORT, Integer.toString(liberty.port()))
                .with("THROUGHLINE_NODE", NAME)
                .forApplication();
    }

    // Where the annotation processor has left the declarations of this module's consumers.
    private static List<Path> moduleClasses() {
        return Stream.of("target/classes", "target/test-classes")
                .map(Path::of)
                .filter(path -> Files.exists(path.resolve("META-INF/throughline/consumers.json")))
                .toList();
    }
}
