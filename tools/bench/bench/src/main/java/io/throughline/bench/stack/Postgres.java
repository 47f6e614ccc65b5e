package io.throughline.bench.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/** A PostgreSQL server of the embedded binaries with default durability, for measurements that need nothing else. */
public final class Postgres implements AutoCloseable {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private final Path directory;
    private final String password = UUID.randomUUID().toString();
    private final int port = JavaProcess.freePort();

    public Postgres(Path directory) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        unpack();
        Path secret = Files.writeString(directory.resolve("password"), password);
        run(
                "initdb",
                "-D",
                data(),
                "-U",
                "bench",
                "-A",
                "scram-sha-256",
                "--pwfile=" + secret,
                "--no-locale",
                "-E",
                "UTF8");
        Files.delete(secret);
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' "
                + "-c shared_buffers=512MB -c max_wal_size=4GB";
        run(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-l",
                directory.resolve("postgres.log").toString(),
                "-o",
                options,
                "start");
    }

    public Connection connect(String schema) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "bench");
        properties.setProperty("password", password);
        properties.setProperty("currentSchema", schema);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data(), "-m", "immediate", "stop");
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private void unpack() throws IOException, InterruptedException {
        Path archive = directory.resolve("postgres.txz");
        try (InputStream in = Postgres.class.getResourceAsStream(ARCHIVE)) {
            Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
        }
        Path binaries = Files.createDirectories(directory.resolve("pgsql"));
        execute(List.of("tar", "-xJf", archive.toString(), "-C", binaries.toString()));
        Files.delete(archive);
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is. */
    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(directory.resolve("pgsql/bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        execute(command);
    }

    private void execute(List<String> command) throws IOException, InterruptedException {
        Path log = directory.resolve("commands.log");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException(command + " failed with " + code + ", see " + log);
        }
    }
}
