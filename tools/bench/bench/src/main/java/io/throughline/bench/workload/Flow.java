package io.throughline.bench.workload;

import io.throughline.bench.report.Report;
import io.throughline.bench.shop.Admission;
import io.throughline.bench.shop.Books;
import io.throughline.bench.shop.ClosedLoop;
import io.throughline.bench.shop.FlowLook;
import io.throughline.bench.shop.Shop;
import io.throughline.bench.stack.BenchStack;
import io.throughline.bench.stack.BrokerQueues;
import io.throughline.bench.stack.ProcessorTime;
import io.throughline.bench.stack.ProductStack;
import io.throughline.bench.workload.ConsumeRun.Consumer;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "flow", description = "Orders per second from HTTP to COMPLETED, sustained, with everything on.")
public final class Flow extends Workload {

    private static final String ORDERS = "completed";
    private static final String MESSAGES = "flow, messages handled";
    private static final String CONSUMED = "consume, shared transactions";
    private static final String GROWTH = "backlog growth / messages handled";

    @Option(names = "--seconds", defaultValue = "60", description = "Length of each look (${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--warm-up", defaultValue = "60", description = "Seconds of load before (${DEFAULT-VALUE}).")
    int warmUp;

    @Option(names = "--in-flight", defaultValue = "200", description = "Orders open at once (${DEFAULT-VALUE}).")
    int inFlight;

    @Option(
            names = "--backlog",
            defaultValue = "2000",
            description = "Messages, mails and webhooks waiting at which no order is placed (${DEFAULT-VALUE}).")
    int backlog;

    @Option(
            names = "--messages",
            defaultValue = "20000",
            description = "Messages of a run of consume (${DEFAULT-VALUE}).")
    int messages;

    @Override
    void measure(Path root, Report report) throws Exception {
        consume(root, report);
        try (ProductStack stack = ProductStack.start(root);
                Books books = new Books(stack)) {
            Shop shop = new Shop(stack);
            shop.countStock();
            shop.subscribe();
            flow(stack, books, shop, report);
        }
        report.atLeast(30, ORDERS);
        report.atLeast(0.35, MESSAGES, CONSUMED);
        report.atMost(0.02, GROWTH);
        report.atMost(0, "not accepted");
        report.atMost(0, "accepted and not completed");
    }

    private void consume(Path root, Report report) throws Exception {
        try (BenchStack stack = BenchStack.start(root)) {
            ConsumeRun run = new ConsumeRun(stack, messages);
            run.rate(Consumer.SHARED);
            run.rate(Consumer.SINGLE);
            for (int i = 0; i < repetitions; i++) {
                report.add(CONSUMED, "messages/s", run.rate(Consumer.SHARED));
                report.add("consume, a transaction each", "messages/s", run.rate(Consumer.SINGLE));
            }
        }
    }

    private void flow(ProductStack stack, Books books, Shop shop, Report report) throws Exception {
        BrokerQueues queues = BrokerQueues.of(stack.administrator());
        ClosedLoop loop = new ClosedLoop(shop, books, queues, new Admission(inFlight, backlog));
        loop.run(warmUp);
        for (int i = 0; i < repetitions; i++) {
            FlowLook before = look(stack, books, loop);
            loop.run(seconds);
            add(report, before, look(stack, books, loop));
            report.add("order to completion p50", "s", books.duration(0.5, seconds));
            report.add("order to completion p95", "s", books.duration(0.95, seconds));
        }
        report.add("not accepted", "orders", loop.errors());
        Books.Orders end = books.awaitEnds(seconds);
        report.add("accepted and not completed", "orders", end.placed() - end.completed());
    }

    private static FlowLook look(ProductStack stack, Books books, ClosedLoop loop) throws Exception {
        Books.Orders orders = books.orders();
        long behind = orders.open() + loop.waiting();
        return new FlowLook(System.nanoTime(), orders, books.handled(), behind, ProcessorTime.now(stack.processes()));
    }

    private static void add(Report report, FlowLook before, FlowLook after) {
        report.add(ORDERS, "orders/s", after.ordersPerSecond(before));
        report.add(MESSAGES, "messages/s", after.messagesPerSecond(before));
        report.add(GROWTH, "", after.growth(before));
        report.add("backlog at the end", "", after.behind());
        after.processors(before).forEach((name, processors) -> report.add("processors, " + name, "cores", processors));
    }
}
