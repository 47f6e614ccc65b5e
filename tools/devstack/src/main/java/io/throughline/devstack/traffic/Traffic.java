package io.throughline.devstack.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.devstack.traffic.Catalog.Product;
import io.throughline.devstack.traffic.ShopDoor.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Customers that order at random, so many a second on average, and look after their orders until they end. All state
 * belongs to the one thread of the clock.
 */
public final class Traffic implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Traffic.class.getName());
    private static final Set<String> ENDS = Set.of("COMPLETED", "CANCELLED");
    private static final long PLENTY = 100_000_000;
    private static final Duration REPORT = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int TRIES = 5;

    private final ShopDoor shop;
    private final int perSecond;
    private final Consumer<String> out;
    private final Random random = new Random();
    private final Tally tally = new Tally();
    private final ScheduledThreadPoolExecutor clock;
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private Instant begun;
    private boolean placing = true;
    private int waiting;

    /** @param passwords of accounts, by the account's name */
    public Traffic(String url, UnaryOperator<String> passwords, int perSecond, Consumer<String> out) {
        this.shop = new ShopDoor(url, passwords);
        this.perSecond = perSecond;
        this.out = out;
        this.clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "traffic");
            thread.setDaemon(true);
            return thread;
        });
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Counts the stock, so that what is meant to be in stock is, and lets the customers in. */
    public void start() {
        Catalog.products().stream().map(Product::sku).forEach(sku -> shop.countStock(sku, PLENTY));
        shop.countStock(Catalog.SOLD_OUT.sku(), 0);
        begun = Instant.now();
        later(Duration.ZERO, this::nextCustomer);
        later(REPORT, this::report);
    }

    /** Lets nobody in any more and waits, at most so long, until all orders have ended; true when they have. */
    public boolean drain(Duration atMost) throws InterruptedException {
        later(Duration.ZERO, () -> {
            placing = false;
            checkIdle();
        });
        try {
            idle.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The gaps between customers who know nothing of each other. */
    private void nextCustomer() {
        if (!placing) {
            return;
        }
        double seconds = -Math.log(1 - random.nextDouble()) / perSecond;
        later(Duration.ofNanos((long) (seconds * 1e9)), this::nextCustomer);
        if (waiting < perSecond * 10 + 50) {
            waiting++;
            place(PlannedOrder.next(random), UUID.randomUUID().toString(), TRIES);
        } else {
            tally.skipped();
        }
    }

    private void place(PlannedOrder order, String key, int tries) {
        shop.place(key, order.body())
                .whenComplete((answer, failure) -> later(Duration.ZERO, () -> {
                    if (answer != null && !answer.isWorthAnotherTry()) {
                        answered(order, answer);
                    } else if (tries > 1) {
                        later(AGAIN, () -> place(order, key, tries - 1));
                    } else {
                        waiting--;
                        tally.unanswered();
                        checkIdle();
                    }
                }));
    }

    private void answered(PlannedOrder order, Answer answer) {
        waiting--;
        if (answer.status() != 202) {
            tally.refused();
            out.accept("Refused: " + answer.problem());
            checkIdle();
            return;
        }
        String id = answer.body().path("orderId").asText();
        tally.placed();
        later(LOOK, () -> look(id, "PLACED"));
        order.regret().ifPresent(after -> later(after, () -> shop.cancel(id)));
    }

    private void look(String id, String before) {
        shop.look(id)
                .whenComplete((answer, failure) -> later(Duration.ZERO, () -> {
                    boolean seen = answer != null && answer.status() == 200;
                    String status = seen ? answer.body().path("status").asText() : before;
                    if (ENDS.contains(status)) {
                        tally.ended(before, status, reason(answer.body()));
                        checkIdle();
                        return;
                    }
                    tally.moved(before, status);
                    later(pause(), () -> look(id, status));
                }));
    }

    /** Looking must not be the greater load when orders pile up. */
    private Duration pause() {
        Duration fair = Duration.ofMillis(1_000 * tally.unfinished() / (3L * perSecond + 20));
        return fair.compareTo(LOOK) > 0 ? fair : LOOK;
    }

    /** Of the first entry: what follows it in a history tells how the end was cleared up. */
    private static String reason(JsonNode order) {
        for (JsonNode entry : order.path("history")) {
            if (entry.path("status").asText().equals("CANCELLED")) {
                return entry.path("reason").asText(null);
            }
        }
        return null;
    }

    private void checkIdle() {
        if (!placing && waiting == 0 && tally.unfinished() == 0) {
            idle.complete(null);
        }
    }

    private void report() {
        out.accept(tally.now(Duration.between(begun, Instant.now())));
        later(REPORT, this::report);
    }

    /** What became of the orders, for the end. */
    public String summary() {
        try {
            return clock.submit(() -> {
                        String why = tally.why().isEmpty() ? "" : "\n  cancelled: " + tally.why();
                        return tally.now(Duration.between(begun, Instant.now())) + why;
                    })
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void later(Duration delay, Runnable work) {
        if (!clock.isShutdown()) {
            clock.schedule(() -> logged(work), delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static void logged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The traffic failed", e);
        }
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
