package io.throughline.bench.workload;

import io.throughline.bench.report.Report;
import io.throughline.bench.shop.Books;
import io.throughline.bench.shop.OpenLoop;
import io.throughline.bench.shop.Shop;
import io.throughline.bench.stack.ProductStack;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "accept",
        description = "From POST to 202 while the provider is slow, beside an order paid in its request.")
public final class Accept extends Workload {

    private static final String ASYNCHRONOUS = "asynchronous";
    private static final String SYNCHRONOUS = "synchronous";
    private static final int WARM_RATE = 30;
    private static final int DRAIN_SECONDS = 240;

    @Option(names = "--seconds", defaultValue = "30", description = "Length of each run (${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--steady", defaultValue = "10", description = "Steady requests per second (${DEFAULT-VALUE}).")
    int steady;

    @Option(
            names = "--burst",
            defaultValue = "100",
            description = "Requests per second of the burst (${DEFAULT-VALUE}).")
    int burst;

    @Option(
            names = "--delay",
            defaultValue = "300",
            description = "Milliseconds the provider takes (${DEFAULT-VALUE}).")
    int delay;

    @Option(names = "--warm-up", defaultValue = "20", description = "Seconds of load before (${DEFAULT-VALUE}).")
    int warmUp;

    @Override
    void measure(Path root, Report report) throws Exception {
        try (ProductStack stack = ProductStack.start(root);
                Books books = new Books(stack)) {
            Shop shop = new Shop(stack);
            shop.countStock();
            warmUp(shop, books);
            for (int i = 0; i < repetitions; i++) {
                shop.slowProvider(delay);
                measure(shop, report);
                shop.quickProvider();
                Books.Orders orders = books.awaitEnds(DRAIN_SECONDS);
                report.add("accepted and not completed", "orders", orders.placed() - orders.completed());
            }
        }
        ask(report);
    }

    private void warmUp(Shop shop, Books books) throws Exception {
        new OpenLoop(WARM_RATE).run(warmUp, shop::placeSynchronously);
        new OpenLoop(WARM_RATE).run(warmUp, shop::place);
        books.awaitEnds(DRAIN_SECONDS);
    }

    /** The burst that leaves work behind comes last. */
    private void measure(Shop shop, Report report) {
        add(report, SYNCHRONOUS, steady, shop::placeSynchronously);
        add(report, ASYNCHRONOUS, steady, shop::place);
        add(report, SYNCHRONOUS, burst, shop::placeSynchronously);
        add(report, ASYNCHRONOUS, burst, shop::place);
    }

    private void add(Report report, String who, int rate, IntFunction<CompletableFuture<Boolean>> request) {
        OpenLoop.Outcome outcome = new OpenLoop(rate).run(seconds, request);
        for (int percentile : new int[] {50, 95, 99}) {
            report.add(name(who, "p" + percentile, rate), "ms", outcome.millis(percentile));
        }
        report.add(name(who, "errors", rate), "requests", outcome.errors());
    }

    private void ask(Report report) {
        report.atMost(0.05, name(ASYNCHRONOUS, "p95", steady), name(SYNCHRONOUS, "p95", steady));
        report.atMost(0.2, name(ASYNCHRONOUS, "p95", burst), name(SYNCHRONOUS, "p95", burst));
        report.atMost(0, name(ASYNCHRONOUS, "errors", steady));
        report.atMost(0, name(ASYNCHRONOUS, "errors", burst));
        report.atMost(0, "accepted and not completed");
    }

    private static String name(String who, String what, int rate) {
        return who + " " + what + " at " + rate + "/s";
    }
}
