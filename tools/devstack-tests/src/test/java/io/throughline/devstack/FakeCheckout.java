package io.throughline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A directory that looks like a checkout: the real programs, but a server of its own, no application and no build. */
final class FakeCheckout {

    private static final String SERVER_XML = """
            <server>
              <featureManager><feature>mpHealth-4.0</feature></featureManager>
              <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="${THROUGHLINE_HTTP_PORT}" httpsPort="-1"/>
            </server>
            """;
    private static final String MIGRATION =
            "CREATE TABLE messaging.note (id bigint PRIMARY KEY, text text NOT NULL);\n";

    private final Path root;

    FakeCheckout(Path dir) throws IOException {
        this.root = dir.toRealPath();
        Path real = ProjectRoot.find();
        Files.createDirectories(real.resolve(".run-dist"));
        Files.createDirectories(root.resolve("tools"));
        for (String shared : List.of(".run-dist", "tools/devstack", "tools/provider-sandbox")) {
            Files.createSymbolicLink(root.resolve(shared), real.resolve(shared));
        }
        write("liberty-config/server/server.xml", SERVER_XML);
        write("db-migrations/messaging/V1__note.sql", MIGRATION);
        write("bin/mvn", "#!/bin/sh\necho '[INFO] BUILD SUCCESS'\n");
        Files.setPosixFilePermissions(root.resolve("bin/mvn"), PosixFilePermissions.fromString("rwx------"));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    Path root() {
        return root;
    }

    StateDir state() {
        return new StateDir(root.resolve(".run"));
    }

    /** The ports of one stack that are free now, by the variables that set them. */
    static Map<String, String> freePorts() {
        List<Integer> free = Ports.free(6);
        Map<String, String> ports = new TreeMap<>();
        ports.put(StackSettings.HTTP_PORT, free.get(0).toString());
        ports.put(StackSettings.DB_PORT, free.get(1).toString());
        ports.put(StackSettings.BROKER_PORT, free.get(2).toString());
        ports.put(StackSettings.CONSOLE_PORT, free.get(3).toString());
        ports.put(StackSettings.SANDBOX_PORT, free.get(4).toString());
        ports.put(StackSettings.SMTP_PORT, free.get(5).toString());
        return ports;
    }

    /** A main class in a JVM of its own, working on this checkout; it and what it starts do not live long. */
    ProcessBuilder java(Class<?> main, String... arguments) {
        List<String> options = new ArrayList<>(List.of(TestServers.QUICK_JVM.split(" ")));
        options.addAll(List.of("-Dthroughline.root=" + root, "-cp", System.getProperty("java.class.path")));
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(main.getName(), options, arguments));
        builder.environment().merge("PATH", root.resolve("bin").toString(), (path, fake) -> fake + ":" + path);
        builder.environment().put(JavaCommand.ARGUMENTS, TestServers.QUICK_JVM);
        return builder.directory(root.toFile()).redirectErrorStream(true);
    }

    /** The processes that work in this checkout, whoever started them. */
    List<Long> processes() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> worksHere(Path.of("/proc", pid.toString(), "cwd")))
                .toList();
    }

    private boolean worksHere(Path workingDirectory) {
        try {
            return Files.readSymbolicLink(workingDirectory).startsWith(root);
        } catch (IOException e) {
            return false;
        }
    }

    void killEverything() {
        processes().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        Stream.of(".run-dist", "tools/devstack", "tools/provider-sandbox").forEach(this::unlink);
    }

    /** Whatever deletes this directory must not follow the links into the real one. */
    private void unlink(String link) {
        try {
            Files.deleteIfExists(root.resolve(link));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
