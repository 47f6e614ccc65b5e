package io.throughline.bench.workload;

import io.throughline.bench.Console;
import io.throughline.bench.stack.BenchNode;
import io.throughline.bench.stack.BenchStack;
import io.throughline.bench.store.SequenceBooks;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Publishes events as fast as they are handled, has dead letters replayed, and waits for the last. */
final class OrderRun {

    private static final int CHUNK = 500;
    private static final int TELL_SECONDS = 10;
    private static final int REPLAY_SECONDS = 10;
    private static final int STILL_SECONDS = 300;
    private static final String DATA = "{\"account\":\"" + Sample.ACCOUNT + "\",\"number\":0,\"note\":\"short\"}";

    private final BenchStack stack;
    private final SequenceBooks books;
    private final Killing killing;
    private final Interval still = new Interval(STILL_SECONDS);
    private final Interval tell = new Interval(TELL_SECONDS);
    private final Interval replay = new Interval(REPLAY_SECONDS);
    private final long began = System.nanoTime();
    private long handledBefore = -1;
    private long mostHeld;
    private int replays;

    OrderRun(BenchStack stack, SequenceBooks books, Killing killing) {
        this.stack = stack;
        this.books = books;
        this.killing = killing;
    }

    /** @param backlog events that wait at most */
    void run(int deliveries, int keys, int backlog) throws Exception {
        int published = 0;
        Map<String, Long> stand = books.stand();
        while (published < deliveries || !isOver(stand, deliveries)) {
            look(stand, deliveries);
            boolean room = published < deliveries && published - stand.get("handled") < backlog;
            if (room) {
                int next = Math.min(CHUNK, deliveries - published);
                books.append(next, keys, DATA);
                published += next;
            } else {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            stand = books.stand();
        }
        tell(stand, deliveries);
    }

    private static boolean isOver(Map<String, Long> stand, int deliveries) {
        return stand.get("handled") >= deliveries
                && stand.get("blocked") + stand.get("held") + stand.get("letters") == 0;
    }

    private void look(Map<String, Long> stand, int deliveries) {
        if (stand.get("handled") != handledBefore) {
            handledBefore = stand.get("handled");
            still.restart();
        } else if (still.isOver()) {
            throw new IllegalStateException("nothing was handled for " + STILL_SECONDS + " s: " + stand);
        }
        mostHeld = Math.max(mostHeld, stand.get("held"));
        if (tell.isOver()) {
            tell(stand, deliveries);
        }
        if (stand.get("waiting") > 0 && replay.isOver()) {
            replay();
        }
    }

    private void tell(Map<String, Long> stand, int deliveries) {
        Console.line(
                "  %,d of %,d handled, %,.0f/s; %d keys blocked, %d events held, %d dead letters; %d kills",
                stand.get("handled"),
                deliveries,
                stand.get("handled") / seconds(),
                stand.get("blocked"),
                stand.get("held"),
                stand.get("letters"),
                killing.kills());
    }

    /** At the first node that answers; if none does now, one will later. */
    private void replay() {
        var filter = Map.of("consumer", SequenceBooks.CONSUMER);
        var request = Map.of("filter", filter, "canaries", 0, "stopShare", 1, "reason", "the bench goes on");
        for (BenchNode node : stack.nodes()) {
            try {
                var operator = stack.operator(node);
                String id = operator.post("/replays", request).path("id").asText();
                operator.post("/replays/" + id + "/commands", Map.of("command", "start"));
                replays++;
                return;
            } catch (RuntimeException e) {
                Console.line("  %s does not replay now: %s", node.name(), e.getMessage());
            }
        }
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    long mostHeld() {
        return mostHeld;
    }

    int replays() {
        return replays;
    }
}
