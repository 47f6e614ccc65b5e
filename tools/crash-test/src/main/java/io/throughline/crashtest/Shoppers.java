package io.throughline.crashtest;

import io.throughline.crashtest.Http.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers who order at a steady rate, and ask again under the same key until they are answered. */
final class Shoppers {

    private static final int AT_A_TIME = 48;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final World world;
    private final Shop shop;
    private final Random random;
    private final Map<String, Wish> accepted = new ConcurrentHashMap<>();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger leftOut = new AtomicInteger();
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(AT_A_TIME);

    Shoppers(World world, Shop shop, long seed) {
        this.world = world;
        this.shop = shop;
        this.random = new Random(seed);
    }

    void start(double perSecond) {
        long micros = Math.round(1_000_000 / perSecond);
        clock.scheduleAtFixedRate(this::next, 0, micros, TimeUnit.MICROSECONDS);
    }

    /** An order that finds every shopper waiting is not begun, so that no backlog outgrows the patience. */
    private void next() {
        if (!places.tryAcquire()) {
            leftOut.incrementAndGet();
            return;
        }
        Wish wish = Wish.next(random, shop);
        int number = begun.getAndIncrement();
        threads.execute(() -> {
            try {
                place(number, wish);
            } finally {
                places.release();
            }
        });
    }

    private void place(int number, Wish wish) {
        Reply reply = answered(
                number,
                List.of(202),
                turn -> world.node(turn, "storefront").postOnce("/orders/api/orders", wish.key(), wish.body()));
        if (reply == null) {
            return;
        }
        String id = reply.body().path("orderId").asText();
        accepted.put(id, wish);
        if (wish.cancelAfterMillis() != null) {
            threads.schedule(() -> cancel(number, id), wish.cancelAfterMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** 409: it was too late. */
    private void cancel(int number, String id) {
        answered(
                number,
                List.of(200, 202, 409),
                turn -> world.node(turn, "storefront").post("/orders/api/orders/" + id + "/cancellation", ""));
    }

    private interface Request {
        Reply send(int turn) throws IOException;
    }

    /** Asks one node after the other; null and a trouble noted if none gives an answer that makes sense. */
    private Reply answered(int number, List<Integer> wanted, Request request) {
        Instant deadline = Instant.now().plus(PATIENCE);
        String last = "";
        for (int turn = number; Instant.now().isBefore(deadline); turn++) {
            try {
                Reply reply = request.send(turn);
                if (wanted.contains(reply.status())) {
                    return reply;
                }
                last = reply.status() + " " + reply.body();
                if (reply.status() < 500 && reply.status() != 429 && reply.status() != 404 && reply.status() != 409) {
                    break;
                }
            } catch (IOException e) {
                last = e.toString();
            }
            repeats.incrementAndGet();
            Pause.of(250);
        }
        troubles.add("a request got no good answer: " + last);
        return null;
    }

    /** Begins nothing more and waits until everybody was answered. */
    void finish() {
        try {
            clock.shutdown();
            if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
                troubles.add("the clock of the shoppers did not stop");
            }
            if (!places.tryAcquire(AT_A_TIME, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                troubles.add("not all orders were answered");
            }
            threads.shutdown();
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                troubles.add("not all requests were answered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void abandon() {
        clock.shutdownNow();
        threads.shutdownNow();
    }

    Map<String, Wish> accepted() {
        return Map.copyOf(accepted);
    }

    List<String> troubles() {
        return List.copyOf(troubles);
    }

    String summary() {
        return begun + " orders begun, " + accepted.size() + " accepted, " + repeats + " requests repeated, " + leftOut
                + " left out while every shopper waited";
    }
}
