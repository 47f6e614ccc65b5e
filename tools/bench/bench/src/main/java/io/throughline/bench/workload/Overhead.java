package io.throughline.bench.workload;

import io.throughline.bench.report.Report;
import io.throughline.bench.stack.BenchServer.Result;
import io.throughline.bench.stack.BenchStack;
import io.throughline.bench.stack.Relay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "overhead", description = "Business transactions per second without and with the outbox, 8 threads.")
public final class Overhead extends RuntimeWorkload {

    private static final int THREADS = 8;
    private static final String UNIT = "tx/s";
    private static final String WITHOUT = "without outbox";
    private static final String PLAIN = "with a plain insert by JDBC";
    private static final String PAUSED = "with outbox, relay paused";
    private static final String RUNNING = "with outbox, relay running";
    private static final String BACKLOG = "backlog at the end";
    private static final String QUEUE = "bench-overhead";

    @Option(names = "--seconds", defaultValue = "10", description = "Length of each run (${DEFAULT-VALUE}).")
    int seconds;

    // After 20 seconds a quarter of Liberty's processor time still went into compiling.
    @Option(names = "--warm-up", defaultValue = "60", description = "Length of each run before (${DEFAULT-VALUE}).")
    int warmUp;

    @Override
    void measure(BenchStack stack, Report report) throws Exception {
        Relay relay = new Relay(stack);
        DrainRun.warmUp(stack);
        stack.server().fullSpeed("NONE", THREADS, warmUp);
        stack.server().fullSpeed("OUTBOX", THREADS, warmUp);
        relay.awaitIdle();
        for (int i = 0; i < repetitions; i++) {
            report.add(
                    WITHOUT,
                    UNIT,
                    stack.server().fullSpeed("NONE", THREADS, seconds).rate());
            // what any outbox table costs that nothing else is asked of
            report.add(
                    PLAIN,
                    UNIT,
                    stack.server().fullSpeed("REFERENCE", THREADS, seconds).rate());
            paused(stack, report, relay);
            running(stack, report, relay);
        }
        report.atLeast(0.85, PAUSED, WITHOUT);
        report.atLeast(0.6, RUNNING, WITHOUT);
    }

    private void paused(BenchStack stack, Report report, Relay relay) throws Exception {
        relay.pause();
        report.add(
                PAUSED,
                UNIT,
                stack.server().fullSpeed("OUTBOX", THREADS, seconds).rate());
        relay.resume();
        relay.awaitIdle();
    }

    private void running(BenchStack stack, Report report, Relay relay) throws Exception {
        stack.subscriber().subscribe(QUEUE);
        Result result = stack.server().fullSpeed("OUTBOX", THREADS, seconds);
        long behind = relay.behind();
        report.add(RUNNING, UNIT, result.rate());
        report.add(BACKLOG, "s", behind / result.rate());
        relay.awaitIdle();
        stack.subscriber().unsubscribe(QUEUE);
    }
}
