package io.throughline.bench.workload;

import io.throughline.bench.report.Report;
import io.throughline.bench.stack.BenchStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "consume", description = "Messages per second through MDB, inbox and a one-update handler.")
public final class Consume extends RuntimeWorkload {

    private static final String UNIT = "messages/s";
    private static final String REFERENCE = "empty handler, no inbox";
    private static final String SINGLE = "inbox and one update, a transaction each";
    private static final String SHARED = "inbox and one update, shared transactions";

    @Option(names = "--messages", defaultValue = "30000", description = "Messages of a run (${DEFAULT-VALUE}).")
    int messages;

    @Option(
            names = "--warm-ups",
            defaultValue = "3",
            description =
                    "Runs before the first that counts; a third of Liberty's processor time compiles in one (${DEFAULT-VALUE}).")
    int warmUps;

    @Override
    void measure(BenchStack stack, Report report) throws Exception {
        ConsumeRun run = new ConsumeRun(stack, messages);
        for (int i = 0; i < warmUps; i++) {
            for (ConsumeRun.Consumer consumer : ConsumeRun.Consumer.values()) {
                run.rate(consumer);
            }
        }
        for (int i = 0; i < repetitions; i++) {
            report.add(REFERENCE, UNIT, run.rate(ConsumeRun.Consumer.REFERENCE));
            report.add(SINGLE, UNIT, run.rate(ConsumeRun.Consumer.SINGLE));
            report.add(SHARED, UNIT, run.rate(ConsumeRun.Consumer.SHARED));
        }
        report.atLeast(0.5, SHARED, REFERENCE);
    }
}
