package io.throughline.bench.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.bench.Console;
import io.throughline.bench.stack.BenchNode;
import io.throughline.bench.stack.BenchStack;
import io.throughline.bench.store.OpsClient;
import io.throughline.bench.store.ReplayedEffects;
import io.throughline.bench.workload.ConsumeRun.Consumer;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Events that become dead letters, each of an account of its own, and their replay over REST. */
record ReplayRun(BenchStack stack, ReplayedEffects effects, String prefix, int events) {

    private static final String CONSUMER = Consumer.SHARED.id();
    private static final long LOOK_MILLIS = 50;
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long STILL_NANOS = TimeUnit.MINUTES.toNanos(3);

    /** What came out of one replay. */
    record Result(double rate, double middleRate, double seconds, Map<String, Long> effects) {}

    private interface Step {
        void at(long done) throws Exception;
    }

    /** The rate at which the consumer handles as many, of accounts of their own as well. */
    double usualRate() throws Exception {
        effects.open(prefix, events);
        return new ConsumeRun(stack, events, this::account).rate(Consumer.SHARED);
    }

    /** Returns when the store has them all. */
    void deadLetter() throws Exception {
        effects.open(prefix, events);
        stack.server().failing(true);
        new ConsumeRun(stack, events, this::account).fill(Consumer.SHARED);
        await("dead letters", () -> effects.waiting(CONSUMER), ignored -> {});
        stack.server().failing(false);
    }

    private BenchNode node() {
        return stack.nodes().get(0);
    }

    private String account(int number) {
        return prefix + number;
    }

    /** @param killed whether the node is killed when half of the events are handled */
    Result replay(boolean killed) throws Exception {
        OpsClient operator = stack.operator(node());
        String id = prepare(operator);
        operator.post("/replays/" + id + "/commands", Map.of("command", "start"));
        Progress progress = new Progress(events);
        boolean[] crashed = {!killed};
        await("replayed", () -> succeeded(id), done -> {
            progress.note(System.nanoTime(), done);
            if (!crashed[0] && done >= events / 2) {
                crashed[0] = true;
                Console.line("  kill -9 at %,d of %,d", done, events);
                node().crash();
            }
        });
        await("completed", () -> effects.replay(id).get("completed") * events, ignored -> {});
        double seconds = effects.replay(id).get("millis") / 1000.0;
        return new Result(events / seconds, progress.middleRate(), seconds, effects.effects(prefix));
    }

    /** Of the one group that there is. */
    private String prepare(OpsClient operator) {
        for (JsonNode group : operator.get("/dead-letter-groups")) {
            if (group.path("consumer").asText().equals(CONSUMER)
                    && group.path("waiting").asLong() == events) {
                var filter = Map.of(
                        "consumer",
                        CONSUMER,
                        "fingerprint",
                        group.path("fingerprint").asText());
                var request = Map.of("filter", filter, "reason", "measured");
                return operator.post("/replays", request).path("id").asText();
            }
        }
        throw new IllegalStateException("the dead letters are not one group");
    }

    private long succeeded(String id) throws Exception {
        var replay = effects.replay(id);
        if (replay.get("stopped") > 0 || replay.get("failed") + replay.get("held") + replay.get("skipped") > 0) {
            throw new IllegalStateException("the replay is not as it should be: " + replay);
        }
        return replay.get("succeeded");
    }

    private void await(String what, Callable<Long> count, Step step) throws Exception {
        long moved = System.nanoTime();
        long told = moved;
        long before = -1;
        for (long done = count.call(); done < events; done = count.call()) {
            long now = System.nanoTime();
            if (done != before) {
                moved = now;
            } else if (now - moved > STILL_NANOS) {
                throw new IllegalStateException(what + " stand still at " + done + " of " + events);
            }
            if (now - told > TELL_NANOS) {
                told = now;
                Console.line("  %,d of %,d %s", done, events, what);
            }
            before = done;
            step.at(done);
            // a node that is being started again is no standstill
            moved += System.nanoTime() - now;
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        step.at(events);
    }
}
