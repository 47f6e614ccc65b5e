package io.throughline.bench.workload;

import io.throughline.bench.report.Report;
import io.throughline.bench.stack.BenchStack;
import io.throughline.bench.store.SequenceBooks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "order",
        description =
                "Whether the events of each key are handled in order, with failures and with nodes that are killed.")
public final class Order extends Workload {

    private static final List<String> NODES = List.of("bench-a", "bench-b");
    private static final Map<String, String> WRONG = Map.of(
            "earlier", "handled after a later one of its key",
            "again", "handled twice in a row",
            "gaps", "handled before the one before it of its key",
            "missing", "not handled",
            "doubled", "handled more often than published");

    @Option(names = "--deliveries", defaultValue = "1000000", description = "Events (${DEFAULT-VALUE}).")
    int deliveries;

    @Option(names = "--keys", defaultValue = "1000", description = "Keys, chosen at random (${DEFAULT-VALUE}).")
    int keys;

    @Option(
            names = "--failures",
            defaultValue = "0.001",
            description = "Share of calls that fail, once before and once within the transaction (${DEFAULT-VALUE}).")
    double failures;

    @Option(
            names = "--kill-every",
            defaultValue = "60",
            description = "Seconds from the start of a node to the kill of the next (${DEFAULT-VALUE}).")
    int killEvery;

    @Option(names = "--backlog", defaultValue = "10000", description = "Events that wait at most (${DEFAULT-VALUE}).")
    int backlog;

    @Override
    void measure(Path root, Report report) throws Exception {
        Map<String, String> variables = Map.of("THROUGHLINE_BENCH_FAILURES", Double.toString(failures));
        try (BenchStack stack = BenchStack.start(root, NODES, variables);
                SequenceBooks books = new SequenceBooks(stack)) {
            books.open(keys);
            try (Killing killing = Killing.of(stack.nodes(), killEvery)) {
                OrderRun run = new OrderRun(stack, books, killing);
                run.run(deliveries, keys, backlog);
                add(report, run, killing);
            }
            add(report, books.verdict());
        }
        WRONG.values().forEach(name -> report.atMost(0, name));
    }

    private void add(Report report, OrderRun run, Killing killing) {
        report.add("handled", "events/s", deliveries / run.seconds());
        report.add("all of it", "s", run.seconds());
        report.add("kills", "nodes", killing.kills());
        report.add("replays", "jobs", run.replays());
        report.add("held at most", "events", run.mostHeld());
    }

    private static void add(Report report, Map<String, Long> verdict) {
        report.add("failed attempts that were written down", "", verdict.get("attempts"));
        report.add("dead letters", "", verdict.get("letters"));
        WRONG.forEach((column, name) -> report.add(name, "events", verdict.get(column)));
    }
}
