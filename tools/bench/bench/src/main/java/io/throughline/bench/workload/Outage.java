package io.throughline.bench.workload;

import io.throughline.bench.Console;
import io.throughline.bench.report.Report;
import io.throughline.bench.shop.Admission;
import io.throughline.bench.shop.Books;
import io.throughline.bench.shop.Charges;
import io.throughline.bench.shop.ClosedLoop;
import io.throughline.bench.shop.OpenLoop;
import io.throughline.bench.shop.PaidOrders;
import io.throughline.bench.shop.PaidOrders.Window;
import io.throughline.bench.shop.Shop;
import io.throughline.bench.stack.BrokerQueues;
import io.throughline.bench.stack.ProductStack;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "outage",
        description = "One of two payment providers is away: the other's orders, the backlog, and the money.")
public final class Outage extends Workload {

    private static final String AWAY = "sandbox";
    private static final String THERE = "acquirer";
    private static final String BEFORE = ", before";
    private static final String MEANWHILE = ", meanwhile";
    private static final String CLEARED = "backlog cleared after";
    private static final String EXPECTED = "backlog / (flow - arrivals)";
    private static final int PIECE_SECONDS = 5;
    private static final int REST_SECONDS = 900;

    @Option(names = "--minutes", defaultValue = "10", description = "Length of the outage (${DEFAULT-VALUE}).")
    double minutes;

    @Option(names = "--rate", defaultValue = "5", description = "Orders per second (${DEFAULT-VALUE}).")
    int rate;

    @Option(names = "--reference", defaultValue = "120", description = "Seconds before it (${DEFAULT-VALUE}).")
    int reference;

    @Option(names = "--warm-up", defaultValue = "120", description = "Seconds of load before (${DEFAULT-VALUE}).")
    int warmUp;

    @Option(names = "--seconds", defaultValue = "60", description = "Length of flow at the end (${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--mode", defaultValue = "timeout", description = "timeout, error or reset (${DEFAULT-VALUE}).")
    String mode;

    @Override
    void measure(Path root, Report report) throws Exception {
        try (ProductStack stack = ProductStack.start(root);
                Books books = new Books(stack);
                PaidOrders orders = new PaidOrders(stack)) {
            Shop shop = new Shop(stack);
            shop.countStock();
            shop.subscribe();
            shop.shareProviders(AWAY + ":50," + THERE + ":50");
            Console.line("  warming up");
            ClosedLoop loop = loop(stack, shop, books);
            loop.run(warmUp);
            books.awaitEnds(REST_SECONDS);
            for (int i = 0; i < repetitions; i++) {
                outage(shop, books, orders, report);
                flow(loop, books, report);
            }
            books(shop, books, orders, report);
        }
        ask(report);
    }

    private static ClosedLoop loop(ProductStack stack, Shop shop, Books books) throws Exception {
        return new ClosedLoop(shop, books, BrokerQueues.of(stack.administrator()), new Admission(200, 2_000));
    }

    private void outage(Shop shop, Books books, PaidOrders orders, Report report) throws Exception {
        Window before = arrive(reference, shop, report);
        shop.fault("{\"target\":\"payment\",\"mode\":\"" + mode + "\",\"when\":\"before\"}");
        Window meanwhile = arrive((int) Math.round(60 * minutes), shop, report);
        report.add(
                "calls that found the provider away",
                "calls",
                shop.faults().at("/0/applied").asLong());
        shop.quickProvider();
        Instant recovery = Instant.now();
        Window all = new Window(before.from(), recovery);
        report.add("backlog at the recovery", "orders", orders.open(AWAY, all));
        report.add("attempts without success", "1/s", orders.unavailable(meanwhile) / seconds(before.to(), recovery));
        do {
            arrive(PIECE_SECONDS, shop, report);
        } while (orders.open(AWAY, all) > 0 && seconds(recovery, Instant.now()) < REST_SECONDS);
        report.add(CLEARED, "s", orders.ended(AWAY, all, 1, recovery));
        report.add("nine tenths of it after", "s", orders.ended(AWAY, all, 0.9, recovery));
        books.awaitEnds(REST_SECONDS);
        add(THERE, BEFORE, before, orders, report);
        add(THERE, MEANWHILE, meanwhile, orders, report);
        add(AWAY, BEFORE, before, orders, report);
        add(AWAY, MEANWHILE, meanwhile, orders, report);
    }

    private Window arrive(int length, Shop shop, Report report) {
        Instant from = Instant.now();
        long errors = new OpenLoop(rate).run(length, shop::place).errors();
        if (errors > 0) {
            report.add("not accepted", "orders", errors);
        }
        return new Window(from, Instant.now());
    }

    private static void add(String provider, String when, Window placed, PaidOrders orders, Report report)
            throws Exception {
        report.add(provider + " p50" + when, "s", orders.duration(provider, placed, 0.5));
        report.add(provider + " p95" + when, "s", orders.duration(provider, placed, 0.95));
    }

    private void flow(ClosedLoop loop, Books books, Report report) throws Exception {
        long before = books.orders().completed();
        long began = System.nanoTime();
        loop.run(seconds);
        double flow = (books.orders().completed() - before) / ((System.nanoTime() - began) / 1e9);
        report.add("flow", "orders/s", flow);
        double backlog = report.median("backlog at the recovery");
        // a flow that does not keep up with the arrivals clears nothing, and reaches no figure
        report.add(EXPECTED, "s", flow > rate ? backlog / (flow - rate) : Double.NaN);
    }

    /** Also of the orders before and after. */
    private static void books(Shop shop, Books books, PaidOrders orders, Report report) throws Exception {
        Books.Orders end = books.awaitEnds(REST_SECONDS);
        report.add("completed", "orders", end.completed());
        report.add("cancelled", "orders", end.cancelled());
        report.add("neither", "orders", end.open());
        Charges charges = Charges.of(shop.ledger("charges"), orders.statuses());
        report.add("charged more than once", "orders", charges.doubled());
        report.add("orders whose money is not where it belongs", "orders", charges.wrong());
        report.add("dead letters", "", orders.deadLetters());
    }

    private static void ask(Report report) {
        report.atMost(0, "dead letters");
        report.atMost(0, "charged more than once");
        report.atMost(0, "orders whose money is not where it belongs");
        report.atMost(0, "neither");
        report.atMost(1.2, THERE + " p50" + MEANWHILE, THERE + " p50" + BEFORE);
        report.atMost(1.2, THERE + " p95" + MEANWHILE, THERE + " p95" + BEFORE);
        report.atMost(1.5, CLEARED, EXPECTED);
    }

    private static double seconds(Instant from, Instant to) {
        return (to.toEpochMilli() - from.toEpochMilli()) / 1e3;
    }
}
