package io.throughline.messaging.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Eventually;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Appends steps of many probes, those of each on all nodes in turn; a node that does not answer is passed over. */
final class ProbeLoad implements AutoCloseable {

    private static final int PROBES = 12;
    private static final int SENDERS = 6;
    private static final long MILLIS_BETWEEN = 25;

    private final List<TestbedClient> nodes;
    private final String prefix;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);

    ProbeLoad(String prefix, List<TestbedClient> nodes) {
        this.prefix = prefix;
        this.nodes = nodes;
    }

    List<String> probes() {
        return IntStream.range(0, PROBES).mapToObj(probe -> prefix + probe).toList();
    }

    void start() {
        clock.scheduleAtFixedRate(
                () -> senders.execute(() -> send(begun.getAndIncrement())), 0, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    void awaitFurther(int sends) {
        int goal = answered.get() + sends;
        Eventually.that(() -> assertThat(answered.get()).isGreaterThanOrEqualTo(goal));
    }

    /** Begins nothing more and waits until all that was begun is answered. */
    void finish() throws InterruptedException {
        clock.shutdown();
        assertThat(clock.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        senders.shutdown();
        assertThat(senders.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(answered.get()).isEqualTo(begun.get());
    }

    // A step whose answer is lost may have been appended: then this appends one more, for the node numbers them.
    private void send(int number) {
        var turn = new AtomicInteger(number / PROBES);
        Eventually.that(() -> nodes.get(turn.getAndIncrement() % nodes.size()).send(probes().get(number % PROBES), 1));
        answered.incrementAndGet();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        senders.shutdownNow();
    }
}
