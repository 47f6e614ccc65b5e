package io.throughline.bench.workload;

import io.throughline.bench.reference.ReferenceRelay;
import io.throughline.bench.report.Report;
import io.throughline.bench.stack.BenchStack;
import io.throughline.bench.stack.Relay;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One drain by the reference and one by the runtime, each into an empty queue. */
record DrainRun(BenchStack stack, int events) {

    static final String REFERENCE = "reference drain";
    static final String RELAY = "relay drain";
    private static final String UNIT = "events/s";
    private static final int WARM_UP_EVENTS = 100_000;
    private static final String QUEUE = "bench-drain";

    void measure(Report report, String suffix) throws Exception {
        report.add(REFERENCE + suffix, UNIT, reference());
        report.add(RELAY + suffix, UNIT, relay());
    }

    /** Both once and unreported: so many events that broker and relays run compiled afterwards. */
    static void warmUp(BenchStack stack) throws Exception {
        DrainRun run = new DrainRun(stack, WARM_UP_EVENTS);
        run.reference();
        run.relay();
    }

    private double reference() throws Exception {
        new Backlog(stack).ofTheReference(events);
        stack.subscriber().subscribe(QUEUE);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (ReferenceRelay relay = new ReferenceRelay(stack)) {
            Future<?> relaying = thread.submit(() -> {
                while (relay.batch() > 0) {}
                return null;
            });
            double rate = Progress.filling(stack.subscriber(), QUEUE, events).middleRate();
            relaying.get();
            return rate;
        } finally {
            thread.shutdownNow();
            stack.subscriber().unsubscribe(QUEUE);
        }
    }

    private double relay() throws Exception {
        Relay relay = new Relay(stack);
        relay.pause();
        new Backlog(stack).ofTheRuntime(events);
        stack.subscriber().subscribe(QUEUE);
        try {
            relay.resume();
            double rate = Progress.filling(stack.subscriber(), QUEUE, events).middleRate();
            relay.awaitIdle();
            return rate;
        } finally {
            stack.subscriber().unsubscribe(QUEUE);
        }
    }
}
