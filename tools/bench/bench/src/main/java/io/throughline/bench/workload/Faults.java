package io.throughline.bench.workload;

import io.throughline.bench.Console;
import io.throughline.bench.report.Ratio;
import io.throughline.bench.report.Report;
import io.throughline.bench.shop.Balance;
import io.throughline.bench.shop.Books;
import io.throughline.bench.shop.Charges;
import io.throughline.bench.shop.OpenLoop;
import io.throughline.bench.shop.PaidOrders;
import io.throughline.bench.shop.ProviderStorm;
import io.throughline.bench.shop.Shop;
import io.throughline.bench.stack.BrokerQueues;
import io.throughline.bench.stack.ProductStack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "faults",
        description = "Half of all calls to providers, carrier and mail server fail: do all books balance afterwards?")
public final class Faults extends Workload {

    private static final int REST_SECONDS = 1_800;
    private static final int LOOK_SECONDS = 60;

    @Option(names = "--minutes", defaultValue = "10", description = "How long they fail (${DEFAULT-VALUE}).")
    double minutes;

    @Option(names = "--rate", defaultValue = "3", description = "Orders per second (${DEFAULT-VALUE}).")
    int rate;

    @Option(names = "--seed", defaultValue = "1", description = "Of the faults (${DEFAULT-VALUE}).")
    long seed;

    /** Once, whatever {@code --repetitions} says: these are counts. */
    @Override
    void measure(Path root, Report report) throws Exception {
        try (ProductStack stack = ProductStack.start(root);
                Books books = new Books(stack);
                PaidOrders orders = new PaidOrders(stack)) {
            Shop shop = new Shop(stack);
            shop.countStock();
            shop.subscribe();
            shop.shareProviders("sandbox:50,acquirer:50");
            storm(shop, books, report);
            Books.Orders end = rest(books, BrokerQueues.of(stack.administrator()));
            report.add("completed", "orders", end.completed());
            report.add("cancelled", "orders", end.cancelled());
            ask(report, "neither completed nor cancelled", end.open());
            balance(stack, shop, orders).forEach((name, value) -> ask(report, name, Math.abs(value)));
        }
    }

    private void storm(Shop shop, Books books, Report report) throws Exception {
        ProviderStorm storm = new ProviderStorm(shop);
        storm.begin(seed);
        long left = Math.round(60 * minutes);
        long refused = 0;
        for (int number = 0; left > 0; left -= LOOK_SECONDS, number++) {
            int first = number * LOOK_SECONDS * rate;
            int length = (int) Math.min(LOOK_SECONDS, left);
            refused += new OpenLoop(rate)
                    .run(length, i -> shop.placeMixed(first + i))
                    .errors();
            Console.line("  %s", books.orders());
        }
        Map<String, Long> struck = storm.struck();
        storm.end();
        report.add("not accepted", "orders", refused);
        struck.forEach((fault, times) -> {
            report.add("struck: " + fault, "", times);
            report.atLeast(1, "struck: " + fault);
        });
    }

    /** Until no order is open and nothing waits behind them. */
    private static Books.Orders rest(Books books, BrokerQueues queues) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(REST_SECONDS);
        books.awaitEnds(REST_SECONDS);
        while (books.waiting() + queues.messages() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
        return books.orders();
    }

    private static Map<String, Long> balance(ProductStack stack, Shop shop, PaidOrders orders) throws Exception {
        Balance balance = Balance.of(stack, shop);
        Charges charges = Charges.of(shop.ledger("charges"), orders.statuses());
        Map<String, Long> differences = new LinkedHashMap<>();
        differences.put("cents captured - refunded - completed orders", balance.cents());
        differences.put("units counted - sent - on hand", balance.units());
        differences.put("units still reserved", balance.reserved());
        differences.put("parcels - completed orders", balance.parcels());
        differences.put("charged more than once", charges.doubled());
        differences.put("orders whose money is not where it belongs", charges.wrong());
        differences.put("dead letters", orders.deadLetters());
        return differences;
    }

    private static void ask(Report report, String name, long value) {
        report.add(name, "", value);
        report.atMost(0, name);
    }

    @Override
    int exitCode(Report report) {
        return report.ratios().stream().allMatch(Ratio::reached) ? 0 : 1;
    }
}
