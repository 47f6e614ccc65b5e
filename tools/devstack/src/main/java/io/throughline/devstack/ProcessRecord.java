package io.throughline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process told apart from any later one with the same id by boot and start time. */
public record ProcessRecord(long pid, long startTicks, String boot) {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int STATE = 0;
    private static final int START_TICKS = 19;

    public static Optional<ProcessRecord> of(long pid) {
        return stat(pid).map(fields -> new ProcessRecord(pid, Long.parseLong(fields[START_TICKS]), currentBoot()));
    }

    /** Reads what {@link StateDir} had the process write about itself: the boot id and its line of /proc. */
    static Optional<ProcessRecord> read(Path file) {
        return content(file)
                .map(String::lines)
                .map(lines -> lines.toArray(String[]::new))
                .flatMap(ProcessRecord::parse);
    }

    private static Optional<ProcessRecord> parse(String[] lines) {
        if (lines.length < 2) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines[1].substring(0, lines[1].indexOf(' ')));
        return Optional.of(new ProcessRecord(pid, Long.parseLong(fields(lines[1])[START_TICKS]), lines[0]));
    }

    public boolean isAlive() {
        return boot.equals(currentBoot())
                && stat(pid)
                        .filter(fields -> !"ZX".contains(fields[STATE]))
                        .filter(fields -> Long.parseLong(fields[START_TICKS]) == startTicks)
                        .isPresent();
    }

    /** Time since the process started; zero when it is gone. */
    Duration age() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(start -> Duration.between(start, Instant.now()))
                .orElse(Duration.ZERO);
    }

    /** Sends the signal unless the process is gone, also when another process now has its id. */
    public void signal(String signal) {
        if (!isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid + " 2>/dev/null")
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean awaitExit(Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        while (isAlive()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }

    String asText() {
        return boot + "\n"
                + content(Path.of("/proc", Long.toString(pid), "stat")).orElse("");
    }

    private static Optional<String[]> stat(long pid) {
        return content(Path.of("/proc", Long.toString(pid), "stat"))
                .filter(line -> !line.isBlank())
                .map(ProcessRecord::fields);
    }

    /** The command name may hold blanks and brackets, so the fields are counted from the last bracket. */
    private static String[] fields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).trim().split(" ");
    }

    private static String currentBoot() {
        return content(BOOT_ID).orElse("").trim();
    }

    private static Optional<String> content(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // a process that ends while its entry is read
            return Optional.empty();
        }
    }
}
