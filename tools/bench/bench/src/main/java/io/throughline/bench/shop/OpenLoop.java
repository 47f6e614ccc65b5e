package io.throughline.bench.shop;

import io.throughline.bench.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Requests at a fixed rate, whether or not earlier ones have been answered. A latency counts from the instant at which
 * the request was due, so a stall of server or generator is in the latency of all that were due meanwhile.
 */
public final class OpenLoop {

    private static final int DIGITS = 3;

    private final LoadClock clock;
    private final int perSecond;

    public OpenLoop(int perSecond) {
        this(perSecond, LoadClock.MONOTONIC);
    }

    OpenLoop(int perSecond, LoadClock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /**
     * @param latencies nanoseconds of the requests that were answered as they should be
     * @param errors how many were not
     */
    public record Outcome(Histogram latencies, long errors) {

        public double millis(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /** @param request sends the request of the given number; true when it was answered as it should be */
    public Outcome run(int seconds, IntFunction<CompletableFuture<Boolean>> request) {
        int count = perSecond * seconds;
        Histogram latencies = new ConcurrentHistogram(DIGITS);
        LongAdder errors = new LongAdder();
        List<CompletableFuture<?>> answers = new ArrayList<>(count);
        long begin = clock.nanos();
        for (int i = 0; i < count; i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            clock.awaitUntil(due);
            int number = i;
            answers.add(request.apply(i).handle((good, failure) -> {
                if (failure == null && good) {
                    latencies.recordValue(clock.nanos() - due);
                } else {
                    errors.increment();
                    Console.line("  request %,d: %s", number, failure == null ? "another answer" : failure);
                }
                return null;
            }));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        return new Outcome(latencies, errors.sum());
    }
}
