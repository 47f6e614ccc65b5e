package io.throughline.bench.workload;

import io.throughline.bench.report.Report;
import io.throughline.bench.stack.BenchStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "latency", description = "From commit to reception by a plain JMS consumer, open loop.")
public final class Latency extends RuntimeWorkload {

    @Option(names = "--seconds", defaultValue = "20", description = "Length of each run (${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--rate", defaultValue = "200", description = "Transactions per second (${DEFAULT-VALUE}).")
    int rate;

    @Override
    void measure(BenchStack stack, Report report) throws Exception {
        LatencyRun run = new LatencyRun(stack, seconds, rate);
        run.warmUp();
        for (int i = 0; i < repetitions; i++) {
            run.measure(report, "");
        }
        report.atMost(0.3, LatencyRun.p50("relay"), LatencyRun.p50("reference"));
        report.atMost(0.7, LatencyRun.p99("relay"), LatencyRun.p99("reference"));
    }
}
