package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Answer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * A steady stream of orders through all nodes: each is asked for again and again under its own
 * {@code Idempotency-Key} until a node has answered it. One order in ten is declined, one in ten is called off.
 */
final class OrderLoad {

    /** Of each article, at the start. */
    static final long STOCK = 1_000_000;

    private static final int ARTICLES = 4;
    private static final int FRONT_ENDS = 16;
    private static final long ORDERS_PER_SECOND = Long.getLong("throughline.e2e.orders-per-second", 6);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<ShopClient> nodes;
    private final String customer = UUID.randomUUID().toString();
    private final Map<String, OrderForm> accepted = new ConcurrentHashMap<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ticks = new AtomicInteger();
    private volatile boolean calm;
    private final AtomicInteger refused = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    // an order that finds every front end waiting for the shop is not begun: no backlog outgrows the patience
    private final ExecutorService frontEnds = new ThreadPoolExecutor(
            FRONT_ENDS,
            FRONT_ENDS,
            0,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new ThreadPoolExecutor.DiscardPolicy());

    OrderLoad(List<ShopClient> nodes) {
        this.nodes = nodes;
    }

    String customer() {
        return customer;
    }

    List<String> skus() {
        return IntStream.range(0, ARTICLES)
                .mapToObj(article -> "LOAD-" + article + "-" + customer)
                .toList();
    }

    void start() {
        skus().forEach(sku -> nodes.get(0).stock(sku, STOCK));
        clock.scheduleAtFixedRate(this::tick, 0, 1_000 / ORDERS_PER_SECOND, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        if (ticks.incrementAndGet() % ORDERS_PER_SECOND == 0 || !calm) {
            frontEnds.execute(() -> order(begun.getAndIncrement()));
        }
    }

    /** Begins but one order a second while this happens, if this run is to be calm then. */
    void calmDuring(Runnable work) {
        calm = Boolean.getBoolean("throughline.e2e.calm-starts");
        work.run();
        calm = false;
    }

    /** Returns when the shop has accepted that many orders more. */
    void awaitFurther(int orders) {
        int goal = accepted.size() + orders;
        Awaitility.await().atMost(PATIENCE).until(() -> accepted.size() >= goal || !failures.isEmpty());
        assertThat(failures).isEmpty();
    }

    /** Returns when so many requests more were refused or not answered: the load meets what is broken. */
    void awaitRefusals(int requests) {
        int goal = refused.get() + requests;
        Awaitility.await().atMost(PATIENCE).until(() -> refused.get() >= goal);
    }

    /**
     * Begins no further orders, and waits for the answers to all that were begun.
     *
     * @return the accepted orders by their ids
     */
    Map<String, OrderForm> finish() throws InterruptedException {
        clock.shutdown();
        assertThat(clock.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        frontEnds.shutdown();
        assertThat(frontEnds.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(failures).isEmpty();
        assertThat(accepted).hasSize(begun.get());
        return Map.copyOf(accepted);
    }

    /** Ends at once, whatever is under way. */
    void abandon() {
        clock.shutdownNow();
        frontEnds.shutdownNow();
    }

    private void order(int number) {
        try {
            var form = form(number);
            var key = UUID.randomUUID().toString();
            var answer =
                    answered(number, List.of(202), node -> node.placing(form).header("Idempotency-Key", key));
            accepted.put(answer.text("orderId"), form);
            if (number % 10 == 3) {
                answered(number, List.of(202, 409), node -> node.cancelling(answer.text("orderId")));
            }
        } catch (RuntimeException | Error e) {
            failures.add(e);
        }
    }

    private OrderForm form(int number) {
        var form = OrderForm.of(skus().get(number % ARTICLES), 1 + number % 3).by(customer);
        return number % 10 == 7 ? form.paidWith("tok_declined") : form;
    }

    /** A node that is down, starting or hung does not answer as wanted: then the next one is asked the same. */
    private Answer answered(int number, List<Integer> wanted, Function<ShopClient, HttpRequest.Builder> request) {
        var turn = new AtomicInteger(number);
        return Awaitility.await()
                .pollInSameThread()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(
                        () -> attempt(nodes.get(turn.getAndIncrement() % nodes.size()), wanted, request),
                        Objects::nonNull);
    }

    private Answer attempt(ShopClient node, List<Integer> wanted, Function<ShopClient, HttpRequest.Builder> request) {
        Answer answer = null;
        try {
            answer = node.send(request.apply(node).timeout(Duration.ofSeconds(4)));
        } finally {
            if (answer == null || !wanted.contains(answer.status())) {
                refused.incrementAndGet();
            }
        }
        return wanted.contains(answer.status()) ? answer : null;
    }
}
