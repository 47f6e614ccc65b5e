package io.throughline.devstack.cli;

import io.throughline.devstack.DevstackException;
import io.throughline.devstack.Failure;
import io.throughline.devstack.StackSettings;
import io.throughline.devstack.traffic.Traffic;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Customers for a stack that runs. */
@Command(name = "traffic")
final class TrafficCommand implements Callable<Integer> {

    private static final int MOST = 1_000;
    private static final Duration LAST_ORDERS = Duration.ofSeconds(90);

    @Parameters(paramLabel = "n")
    private int perSecond;

    @Option(names = "--minutes")
    private Integer minutes;

    static int requireRate(int perSecond) {
        if (perSecond < 1 || perSecond > MOST) {
            throw new DevstackException(
                    Failure.WRONG_USAGE, "Traffic is from 1 to " + MOST + " orders a second, not " + perSecond + ".");
        }
        return perSecond;
    }

    static Traffic traffic(StackSettings settings, int perSecond, Console console) {
        String url = "http://127.0.0.1:" + settings.port(StackSettings.HTTP_PORT);
        return new Traffic(
                url,
                account -> settings.get("THROUGHLINE_" + account.toUpperCase(Locale.ROOT) + "_PASSWORD"),
                perSecond,
                console::line);
    }

    @Override
    public Integer call() throws InterruptedException {
        requireRate(perSecond);
        if (minutes != null && minutes < 1) {
            throw new DevstackException(Failure.WRONG_USAGE, "--minutes must be 1 or more, not " + minutes + ".");
        }
        Checkout checkout = Checkout.here();
        Console console = checkout.console();
        try (Traffic traffic = traffic(checkout.runningStack().settings(), perSecond, console)) {
            traffic.start();
            console.line(perSecond + " orders a second; Ctrl-C ends it.");
            if (minutes == null) {
                Thread.currentThread().join();
            }
            TimeUnit.MINUTES.sleep(minutes);
            return lastOrders(traffic, console);
        }
    }

    private static int lastOrders(Traffic traffic, Console console) throws InterruptedException {
        console.line("No more orders; waiting for the last to end.");
        boolean all = traffic.drain(LAST_ORDERS);
        console.line(traffic.summary());
        if (!all) {
            throw new DevstackException(
                    Failure.FAILED,
                    "Some orders have not ended " + LAST_ORDERS.toSeconds() + " s after the last was placed.");
        }
        return 0;
    }
}
