package io.throughline.bench.workload;

import io.throughline.bench.Console;
import io.throughline.bench.report.Report;
import io.throughline.bench.stack.BenchStack;
import io.throughline.bench.stack.Relay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "growth", description = "drain and latency with an empty outbox and with published events kept.")
public final class Growth extends RuntimeWorkload {

    private static final String EMPTY = ", empty";
    private static final String KEPT = ", history kept";

    @Option(names = "--history", defaultValue = "5000000", description = "Published events kept (${DEFAULT-VALUE}).")
    int history;

    @Option(names = "--events", defaultValue = "200000", description = "Events of a drain (${DEFAULT-VALUE}).")
    int events;

    @Option(names = "--seconds", defaultValue = "20", description = "Length of each latency run (${DEFAULT-VALUE}).")
    int seconds;

    @Override
    void measure(BenchStack stack, Report report) throws Exception {
        DrainRun drain = new DrainRun(stack, events);
        LatencyRun latency = new LatencyRun(stack, seconds, 200);
        latency.warmUp();
        repeat(drain, latency, report, EMPTY);
        Relay relay = new Relay(stack);
        relay.pause();
        Console.line("  writing %,d published events", history);
        new Backlog(stack).history(history);
        relay.resume();
        repeat(drain, latency, report, KEPT);
        report.atLeast(0.9, DrainRun.RELAY + KEPT, DrainRun.RELAY + EMPTY);
        report.atLeast(0.9, LatencyRun.p50("relay") + EMPTY, LatencyRun.p50("relay") + KEPT);
        report.atLeast(0.9, LatencyRun.p99("relay") + EMPTY, LatencyRun.p99("relay") + KEPT);
    }

    private void repeat(DrainRun drain, LatencyRun latency, Report report, String suffix) throws Exception {
        for (int i = 0; i < repetitions; i++) {
            drain.measure(report, suffix);
            latency.measure(report, suffix);
        }
    }
}
