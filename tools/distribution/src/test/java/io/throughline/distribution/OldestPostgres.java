package io.throughline.distribution;

import io.throughline.devstack.Distributions;
import io.throughline.devstack.Ports;
import io.throughline.devstack.ProjectRoot;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The oldest PostgreSQL that is supported, for encrypted connections only, with a superuser and nothing else. */
final class OldestPostgres implements AutoCloseable {

    static final String PASSWORD = "superuser's secret";

    private final int port = Ports.free(1).get(0);
    private final Certificate certificate;
    private final Process process;

    OldestPostgres(Path home, Certificate certificate) throws IOException {
        this.certificate = certificate;
        var binaries = new Distributions(ProjectRoot.find()).postgres(archive()).resolve("bin");
        var data = home.resolve("data");
        var password = Files.writeString(home.resolve("password"), PASSWORD + "\n");
        var initdb = program(binaries, "initdb", "-D", data.toString(), "-U", "postgres", "--encoding=UTF8");
        initdb.addAll(List.of("--locale=C", "--auth=scram-sha-256", "--pwfile=" + password));
        new Command(home, Map.of(), initdb).run().require();
        Files.writeString(data.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
        process = start(home, binaries, data);
    }

    private Process start(Path home, Path binaries, Path data) throws IOException {
        var server = program(binaries, "postgres", "-D", data.toString(), "-p", Integer.toString(port));
        for (var setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "ssl=on",
                "ssl_cert_file=" + certificate.pem(),
                "ssl_key_file=" + certificate.key())) {
            server.addAll(List.of("-c", setting));
        }
        var started = new ProcessBuilder(server)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        Awaitility.await().until(() -> Ports.answers(port) || !started.isAlive());
        return started;
    }

    /** PostgreSQL refuses to run as root; in a user namespace without a mapping it is nobody. */
    private static List<String> program(Path binaries, String name, String... arguments) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve(name).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path archive() throws IOException {
        var resource = OldestPostgres.class.getResource("/postgres-linux-x86_64.txz");
        try {
            var jar = ((JarURLConnection) resource.openConnection()).getJarFileURL();
            return Path.of(new URI(jar.toString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/" + database + "?sslmode=verify-full&sslrootcert="
                        + certificate.pem(),
                "postgres",
                PASSWORD);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
