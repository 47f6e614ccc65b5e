package io.throughline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The directory that holds a stack's data, logs, secrets and the records of its processes. */
public final class StateDir {

    /**
     * The process records itself before it becomes the server, so that there is no moment at which the launcher can die
     * and leave a server nobody can find. A session of its own keeps Ctrl-C and a closed terminal away from it.
     */
    private static final String RECORD_THEN_EXEC = """
            umask 077
            read -r boot < /proc/sys/kernel/random/boot_id
            read -r stat < /proc/$$/stat
            printf '%s\\n%s\\n' "$boot" "$stat" > "$0"
            exec "$@"
            """;

    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final Path path;
    private boolean closed;

    public StateDir(Path path) {
        this.path = path.toAbsolutePath();
        try {
            Files.createDirectories(
                    this.path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createDirectories(this.path.resolve("logs"));
            Files.createDirectories(this.path.resolve("pids"));
        } catch (IOException e) {
            throw new DevstackException(
                    Failure.FAILED,
                    "The directory " + this.path + " cannot be used (" + e
                            + "); make it yours to write to, or remove it.",
                    e);
        }
    }

    public Path path() {
        return path;
    }

    public Path log(String name) {
        return path.resolve("logs").resolve(name + ".log");
    }

    public Path data(String name) {
        return path.resolve(name);
    }

    /** From now on nothing can be started any more: a stop that overtakes a start must win. */
    public synchronized void close() {
        closed = true;
    }

    /** True once a stop has begun in this JVM. */
    public synchronized boolean isClosed() {
        return closed;
    }

    synchronized Process launch(String name, List<String> command, Map<String, String> environment) {
        if (closed) {
            throw new DevstackException(Failure.INTERRUPTED, "The stack is being stopped.");
        }
        List<String> line = new ArrayList<>(
                List.of("setsid", "sh", "-c", RECORD_THEN_EXEC, pidFile(name).toString()));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("THROUGHLINE_"));
        builder.environment().putAll(environment);
        try {
            forget(name);
            keepPreviousLog(name);
            builder.directory(path.toFile()).redirectOutput(log(name).toFile());
            Process process = builder.start();
            process.getOutputStream().close();
            awaitRecord(name, process);
            return process;
        } catch (IOException e) {
            throw new DevstackException(Failure.FAILED, "Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /** Whoever stops the stack right after this finds the process. */
    private void awaitRecord(String name, Process process) {
        while (record(name).isEmpty() && process.isAlive()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private void keepPreviousLog(String name) throws IOException {
        if (Files.exists(log(name))) {
            Files.move(
                    log(name),
                    path.resolve("logs").resolve(name + ".previous.log"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    Optional<ProcessRecord> record(String name) {
        return ProcessRecord.read(pidFile(name));
    }

    /** Signals the process, frozen or not, and waits for its end; one that does not listen is killed. */
    void end(String name, String signal) {
        record(name).ifPresent(process -> {
            process.signal(signal);
            process.signal("CONT");
            if (!process.awaitExit(STOP_LIMIT)) {
                process.signal("KILL");
                process.awaitExit(STOP_LIMIT);
            }
        });
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(pidFile(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path pidFile(String name) {
        return path.resolve("pids").resolve(name + ".pid");
    }
}
