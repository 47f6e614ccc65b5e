package io.throughline.bench.workload;

import io.throughline.bench.Console;
import io.throughline.bench.report.Report;
import io.throughline.bench.shop.Books;
import io.throughline.bench.shop.Campaign;
import io.throughline.bench.shop.Lags;
import io.throughline.bench.shop.OpenLoop;
import io.throughline.bench.shop.Shop;
import io.throughline.bench.stack.ProductStack;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "burst",
        description = "Ten times the usual mails at once on a bulk queue: how long events of orders take meanwhile.")
public final class Burst extends Workload {

    private static final String ALL = "all consumers, p99";
    private static final String WORST = "the consumer that suffered most, burst ÷ before";
    private static final int ENOUGH_EVENTS = 100;
    private static final int DRAIN_SECONDS = 240;

    @Option(names = "--seconds", defaultValue = "60", description = "Length of each look (${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--warm-up", defaultValue = "90", description = "Seconds of load before (${DEFAULT-VALUE}).")
    int warmUp;

    @Option(names = "--rate", defaultValue = "3", description = "Orders a second, all the time (${DEFAULT-VALUE}).")
    int rate;

    @Option(names = "--times", defaultValue = "10", description = "How many times the usual mails (${DEFAULT-VALUE}).")
    int times;

    @Override
    void measure(Path root, Report report) throws Exception {
        try (ProductStack stack = ProductStack.start(root);
                Books books = new Books(stack);
                Lags lags = new Lags(stack)) {
            Shop shop = new Shop(stack);
            shop.countStock();
            new OpenLoop(rate).run(warmUp, shop::place);
            for (int i = 0; i < repetitions; i++) {
                Map<String, Lags.Lag> before = look(shop, books, lags);
                long mails = times * before.get("notifications.email").events();
                Campaign campaign = new Campaign(stack, "burst-" + i);
                campaign.start(mails);
                Map<String, Lags.Lag> burst = look(shop, books, lags);
                report.add("mails of the campaign", "", mails);
                report.add("sent while looking", "", campaign.sent());
                add(report, before, burst);
                Console.line("  waiting for the campaign of %,d mails", mails);
                campaign.awaitSent(mails);
            }
            Books.Orders end = books.awaitEnds(DRAIN_SECONDS);
            report.add("accepted and not completed", "orders", end.placed() - end.completed());
        }
        report.atMost(1.5, ALL + ", burst", ALL + ", before");
        report.atMost(1.5, WORST);
        report.atMost(0, "accepted and not completed");
    }

    private Map<String, Lags.Lag> look(Shop shop, Books books, Lags lags) throws Exception {
        var from = lags.now();
        new OpenLoop(rate).run(seconds, shop::place);
        var to = lags.now();
        books.awaitEnds(DRAIN_SECONDS);
        return lags.between(from, to);
    }

    private static void add(Report report, Map<String, Lags.Lag> before, Map<String, Lags.Lag> burst) {
        report.add(ALL + ", before", "ms", before.get("").p99());
        report.add(ALL + ", burst", "ms", burst.get("").p99());
        double worst = 0;
        for (var entry : before.entrySet()) {
            Lags.Lag later = burst.get(entry.getKey());
            if (later != null && !entry.getKey().isEmpty() && entry.getValue().events() >= ENOUGH_EVENTS) {
                report.add(
                        entry.getKey() + ", p99, before", "ms", entry.getValue().p99());
                report.add(entry.getKey() + ", p99, burst", "ms", later.p99());
                worst = Math.max(worst, later.p99() / entry.getValue().p99());
            }
        }
        report.add(WORST, "", worst);
    }
}
