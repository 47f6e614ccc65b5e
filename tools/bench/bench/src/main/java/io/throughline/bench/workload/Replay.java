package io.throughline.bench.workload;

import io.throughline.bench.report.Report;
import io.throughline.bench.stack.BenchStack;
import io.throughline.bench.store.ReplayedEffects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = "Events per second of a replay of dead letters, beside the consumer's usual rate.")
public final class Replay extends RuntimeWorkload {

    private static final String UNIT = "events/s";
    private static final String USUAL = "usual rate";
    private static final String WHOLE = "replay, from its start to its end";
    private static final String MIDDLE = "replay, the middle 80 %";
    private static final String KILLED = ", node killed";

    @Option(names = "--events", defaultValue = "100000", description = "Dead letters of a replay (${DEFAULT-VALUE}).")
    int events;

    @Option(
            names = "--usual",
            defaultValue = "50000",
            description = "Messages of a run at the usual rate, before and after each replay (${DEFAULT-VALUE}).")
    int usual;

    @Option(names = "--warm-ups", defaultValue = "3", description = "Runs at the usual rate before (${DEFAULT-VALUE}).")
    int warmUps;

    @Option(names = "--kill", description = "One more replay, in the middle of which the node is killed.")
    boolean kill;

    private int runs;

    @Override
    void measure(BenchStack stack, Report report) throws Exception {
        try (ReplayedEffects effects = new ReplayedEffects(stack)) {
            for (int i = 0; i < warmUps; i++) {
                run(stack, effects, usual).usualRate();
            }
            report.add(USUAL, UNIT, run(stack, effects, usual).usualRate());
            for (int i = 0; i < repetitions; i++) {
                replay(stack, effects, false, report);
                report.add(USUAL, UNIT, run(stack, effects, usual).usualRate());
            }
            if (kill) {
                replay(stack, effects, true, report);
            }
        }
        report.atLeast(0.7, WHOLE, USUAL);
        report.atLeast(0.7, MIDDLE, USUAL);
    }

    private ReplayRun run(BenchStack stack, ReplayedEffects effects, int size) {
        return new ReplayRun(stack, effects, "run-" + runs++ + "-", size);
    }

    private void replay(BenchStack stack, ReplayedEffects effects, boolean killed, Report report) throws Exception {
        ReplayRun run = run(stack, effects, events);
        long began = System.nanoTime();
        run.deadLetter();
        report.add("dead-lettered and collected", UNIT, events / ((System.nanoTime() - began) / 1e9));
        ReplayRun.Result result = run.replay(killed);
        String suffix = killed ? KILLED : "";
        report.add(WHOLE + suffix, UNIT, result.rate());
        if (!killed) {
            report.add(MIDDLE, UNIT, result.middleRate());
        }
        report.add("replay, seconds" + suffix, "s", result.seconds());
        result.effects().forEach((name, count) -> report.add("effects " + name + suffix, "events", count));
        result.effects().keySet().forEach(name -> report.atMost(0, "effects " + name + suffix));
    }
}
