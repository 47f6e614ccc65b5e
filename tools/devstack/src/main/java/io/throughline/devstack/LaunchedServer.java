package io.throughline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What all servers have in common: they are found by their recorded process and stopped by signals. */
public abstract sealed class LaunchedServer implements Server permits Postgres, Broker, Sandbox, LibertyServer {

    private static final int LINES_SHOWN = 15;

    private final String name;
    private final StateDir state;

    LaunchedServer(String name, StateDir state) {
        this.name = name;
        this.state = state;
    }

    /** The ports it listens on, by the name of the variable that changes each. */
    abstract Map<String, Integer> ports();

    /** Checks and writes what the process needs; called before every launch. */
    abstract void prepare();

    abstract List<String> command();

    abstract Map<String, String> environment();

    abstract boolean isReady();

    abstract Duration readyLimit();

    String stopSignal() {
        return "TERM";
    }

    @Override
    public final String name() {
        return name;
    }

    final StateDir state() {
        return state;
    }

    @Override
    public final synchronized void start() {
        if (isRunning()) {
            return;
        }
        requirePorts();
        prepare();
        state.launch(name, command(), environment());
        awaitReady();
    }

    final void requirePorts() {
        ports().forEach((variable, port) -> Ports.requireFree(port, variable));
    }

    private void awaitReady() {
        Instant started = Instant.now();
        while (!isReady()) {
            Duration waited = Duration.between(started, Instant.now());
            if (!isRunning()) {
                throw notReady(name + " ended while it was starting");
            }
            if (waited.compareTo(readyLimit()) > 0) {
                throw notReady(name + " is not ready after " + readyLimit().toSeconds() + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private DevstackException notReady(String what) {
        return new DevstackException(
                Failure.NOT_READY, what + "; the end of its log " + log() + " says:\n" + lastLines(log()));
    }

    static String lastLines(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    @Override
    public synchronized void stop() {
        end(stopSignal());
    }

    @Override
    public synchronized void kill() {
        end("KILL");
    }

    /** Freezes the process, as a long pause of its machine would, until {@link #resume()}. */
    public final synchronized void suspend() {
        state.record(name).ifPresent(process -> process.signal("STOP"));
    }

    public final synchronized void resume() {
        state.record(name).ifPresent(process -> process.signal("CONT"));
    }

    final void end(String signal) {
        state.end(name, signal);
        state.forget(name);
    }

    @Override
    public final boolean isRunning() {
        return state.record(name).filter(ProcessRecord::isAlive).isPresent();
    }

    /** The process that was launched; others may be its children. */
    public final OptionalLong pid() {
        return state.record(name).filter(ProcessRecord::isAlive).stream()
                .mapToLong(ProcessRecord::pid)
                .findFirst();
    }

    /** True when the server was running and nobody stopped it. */
    public final boolean hasCrashed() {
        return state.record(name).isPresent() && !isRunning();
    }

    /** Whether it can be used now; unlike {@link #isReady()} this changes nothing. */
    public boolean answers() {
        return ports().values().stream().allMatch(Ports::answers);
    }

    /** For people. */
    public final String condition() {
        return state.record(name).map(this::condition).orElse("stopped");
    }

    private String condition(ProcessRecord process) {
        if (!process.isAlive()) {
            return "ended unexpectedly";
        }
        boolean young = process.age().compareTo(readyLimit()) < 0;
        String how = answers() ? "running" : young ? "starting" : "not answering";
        return how + " (process " + process.pid() + ")";
    }

    public final List<String> addresses() {
        return ports().values().stream()
                .sorted()
                .map(port -> "127.0.0.1:" + port)
                .toList();
    }

    /** True when a restart would bring a configuration other than the one it was started with. */
    public boolean isOutdated() {
        return false;
    }

    @Override
    public Path log() {
        return state.log(name);
    }

    static UncheckedIOException unchecked(IOException e) {
        return new UncheckedIOException(e);
    }
}
