package io.throughline.devstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process that waits for a build to end, then stops the servers the build's tests have used. */
public final class Watchdog {

    private static final String NAME = "watchdog";
    private static final String BUILD_RECORD = "build.pid";
    private static final Duration ORDERLY_STOP = Duration.ofSeconds(10);

    private Watchdog() {}

    public static void main(String[] args) {
        Path dir = Path.of(args[0]);
        ProcessRecord build = ProcessRecord.read(dir.resolve(BUILD_RECORD)).orElseThrow();
        while (build.isAlive()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
        clear(dir);
    }

    /** Started before the first server, so that no server is ever without it. */
    static void ensure(StateDir state, ProcessRecord build, Distributions distributions) {
        if (isRunning(state)) {
            return;
        }
        EnvFile.writePrivately(state.path().resolve(BUILD_RECORD), build.asText());
        state.launch(
                NAME,
                JavaCommand.of(
                        Watchdog.class.getName(),
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m"),
                        state.path().toString()),
                Map.of("CLASSPATH", distributions.classPath()));
        if (!isRunning(state)) {
            throw new DevstackException(Failure.NOT_READY, "The watchdog did not start, see " + state.log(NAME));
        }
    }

    private static boolean isRunning(StateDir state) {
        return state.record(NAME).filter(ProcessRecord::isAlive).isPresent();
    }

    /** Stops and deletes what builds have left that ended without their watchdog. */
    static void sweep(Path home) {
        Directories.entries(home).stream()
                .filter(Files::isDirectory)
                .filter(Watchdog::isAbandoned)
                .forEach(Watchdog::clear);
    }

    private static boolean isAbandoned(Path dir) {
        return ProcessRecord.read(dir.resolve(BUILD_RECORD))
                .filter(ProcessRecord::isAlive)
                .isEmpty();
    }

    /** All servers are asked at once; their data are of no further use, so nobody waits for long. */
    private static void clear(Path dir) {
        List<ProcessRecord> processes = recorded(dir);
        processes.forEach(process -> process.signal("INT"));
        for (ProcessRecord process : processes) {
            if (!process.awaitExit(ORDERLY_STOP)) {
                process.signal("KILL");
                process.awaitExit(ORDERLY_STOP);
            }
        }
        Directories.delete(dir);
    }

    private static List<ProcessRecord> recorded(Path dir) {
        long self = ProcessHandle.current().pid();
        return Directories.entries(dir.resolve("pids")).stream()
                .flatMap(file -> ProcessRecord.read(file).stream())
                .filter(process -> process.pid() != self)
                .toList();
    }
}
