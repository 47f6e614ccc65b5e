package io.throughline.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Processor time that processes have used up to now, in seconds by name. */
public record ProcessorTime(Map<String, Double> seconds) {

    static final String MACHINE = "whole machine";
    static final String LOAD = "load generator";

    /** USER_HZ, the same on every Linux on x86_64. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int GUEST = 9;

    /** Of the processes with their children, of this process, and of everything on the machine. */
    public static ProcessorTime now(Map<String, Long> processes) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        processes.forEach((name, pid) -> seconds.put(name, tree(pid) / TICKS_PER_SECOND));
        long self = ProcessHandle.current().pid();
        seconds.put(LOAD, used(content("/proc/" + self + "/stat"), USER, SYSTEM) / TICKS_PER_SECOND);
        seconds.put(MACHINE, busy(content("/proc/stat")) / TICKS_PER_SECOND);
        return new ProcessorTime(seconds);
    }

    /** Processors kept busy since {@code before}, by name. */
    public Map<String, Double> processorsSince(ProcessorTime before, double elapsed) {
        Map<String, Double> processors = new LinkedHashMap<>();
        seconds.forEach((name, now) ->
                processors.put(name, (now - before.seconds().getOrDefault(name, 0.0)) / elapsed));
        return processors;
    }

    /** A child that has ended counts with its parent, so that nothing is lost between two looks. */
    private static long tree(long pid) {
        return Stream.concat(
                        ProcessHandle.of(pid).stream(),
                        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants))
                .map(process -> content("/proc/" + process.pid() + "/stat"))
                .mapToLong(stat -> used(stat, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM))
                .sum();
    }

    /** The name of the command may hold blanks and brackets, so the fields are counted from the last bracket. */
    static long used(String stat, int... fields) {
        if (stat.isBlank()) {
            return 0;
        }
        String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field : fields) {
            ticks += Long.parseLong(values[field]);
        }
        return ticks;
    }

    /** Guests are in the time of users already. */
    static long busy(String stat) {
        String[] values = stat.lines().findFirst().orElseThrow().split(" +");
        return LongStream.range(1, Math.min(values.length, GUEST))
                .filter(i -> i != IDLE && i != IO_WAIT)
                .map(i -> Long.parseLong(values[(int) i]))
                .sum();
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (Files.exists(Path.of(file))) {
                throw new UncheckedIOException(e);
            }
            return "";
        }
    }
}
