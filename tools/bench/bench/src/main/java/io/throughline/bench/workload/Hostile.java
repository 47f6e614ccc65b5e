package io.throughline.bench.workload;

import io.throughline.bench.Console;
import io.throughline.bench.hostile.HostileMessages;
import io.throughline.bench.hostile.HostileSender;
import io.throughline.bench.hostile.LetterCount;
import io.throughline.bench.report.Report;
import io.throughline.bench.shop.Books;
import io.throughline.bench.shop.OpenLoop;
import io.throughline.bench.shop.Shop;
import io.throughline.bench.stack.BrokerQueues;
import io.throughline.bench.stack.ProductStack;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "hostile", description = "Malformed messages on every queue of the product, while orders go on.")
public final class Hostile extends Workload {

    private static final String COLLECTING = "dev.messaging.dead-letters";
    private static final int STILL_SECONDS = 180;
    private static final int NOT_YET = 600;

    @Option(names = "--messages", defaultValue = "10000", description = "Messages to each queue (${DEFAULT-VALUE}).")
    int messages;

    @Option(
            names = "--per-second",
            defaultValue = "200",
            description = "To all queues together; 0 for as many as the broker takes (${DEFAULT-VALUE}).")
    int perSecond;

    @Option(names = "--before", defaultValue = "60", description = "Seconds of orders alone (${DEFAULT-VALUE}).")
    int before;

    @Option(names = "--warm-up", defaultValue = "60", description = "Seconds of orders before that (${DEFAULT-VALUE}).")
    int warmUp;

    @Option(names = "--seed", defaultValue = "1", description = "Of the messages (${DEFAULT-VALUE}).")
    long seed;

    @Override
    void measure(Path root, Report report) throws Exception {
        try (ProductStack stack = ProductStack.start(root);
                Books books = new Books(stack);
                LetterCount letters = new LetterCount(stack)) {
            Shop shop = new Shop(stack);
            shop.countStock();
            new OpenLoop(1).run(warmUp, shop::place);
            new OpenLoop(1).run(before, shop::place);
            books.awaitEnds(NOT_YET);
            addDurations(report, books, before, " before");
            List<String> queues = queues(stack);
            long began = System.nanoTime();
            send(stack, queues, shop, letters);
            books.awaitEnds(NOT_YET);
            addDurations(report, books, seconds(began), " with hostile messages");
            count(report, queues, books, letters);
        }
        report.atMost(0, "not dead-lettered");
        report.atMost(0, "without a reason");
        report.atMost(0, "orders not completed");
    }

    private static List<String> queues(ProductStack stack) throws Exception {
        return BrokerQueues.of(stack.administrator()).names().stream()
                .filter(name -> !name.equals(COLLECTING))
                .sorted()
                .toList();
    }

    /** Orders go on until the last one is in the store. */
    private void send(ProductStack stack, List<String> queues, Shop shop, LetterCount letters) throws Exception {
        var sending = CompletableFuture.runAsync(() -> {
            try {
                var generated = new HostileMessages(seed, "bench");
                new HostileSender(stack.administrator(), queues, generated).send(messages, perSecond);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        long expected = (long) messages * queues.size();
        long known = -1;
        Interval still = new Interval(STILL_SECONDS);
        Interval tell = new Interval(10);
        for (int number = 0; !sending.isDone() || letters.all() < expected; number++) {
            shop.place(number);
            TimeUnit.SECONDS.sleep(1);
            long now = letters.all();
            if (now != known) {
                known = now;
                still.restart();
            } else if (still.isOver()) {
                break;
            }
            if (tell.isOver()) {
                Console.line("  %,d of %,d in the store", now, expected);
            }
        }
        sending.join();
    }

    private void count(Report report, List<String> queues, Books books, LetterCount letters) throws Exception {
        long missing = 0;
        for (String queue : queues) {
            long found = letters.of(queue.substring("dev.".length()));
            missing += Math.abs(messages - found);
            if (found != messages) {
                Console.line("  %s: %,d of %,d", queue, found, messages);
            }
        }
        report.add("queues", "", queues.size());
        report.add("dead letters", "", letters.all());
        report.add("not dead-lettered", "messages", missing);
        report.add("without a reason", "letters", letters.withoutReason());
        Books.Orders orders = books.orders();
        report.add("orders", "", orders.placed());
        report.add("orders not completed", "", orders.placed() - orders.completed());
    }

    private static void addDurations(Report report, Books books, int seconds, String when) throws Exception {
        report.add("order to completion p50" + when, "s", books.duration(0.5, seconds));
        report.add("order to completion p95" + when, "s", books.duration(0.95, seconds));
    }

    private static int seconds(long began) {
        return (int) TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    }
}
