package io.throughline.bench.workload;

import io.throughline.bench.report.Report;
import io.throughline.bench.stack.BenchStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "drain", description = "Committed events until the last is in the queue, rate of the middle 80 %%.")
public final class Drain extends RuntimeWorkload {

    @Option(names = "--events", defaultValue = "200000", description = "Events of a drain (${DEFAULT-VALUE}).")
    int events;

    @Override
    void measure(BenchStack stack, Report report) throws Exception {
        DrainRun run = new DrainRun(stack, events);
        DrainRun.warmUp(stack);
        for (int i = 0; i < repetitions; i++) {
            run.measure(report, "");
        }
        report.atLeast(0.9, DrainRun.RELAY, DrainRun.REFERENCE);
    }
}
