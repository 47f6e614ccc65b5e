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
    private static final String QUEUE = "bench-drain";

    void measure(Report report, String suffix) throws Exception {
        report.add(REFERENCE + suffix, UNIT, reference());
        report.add(RELAY + suffix, UNIT, relay());
    }

    /** Both once, smaller and unreported, to warm up. */
    void warmUp() throws Exception {
        DrainRun small = new DrainRun(stack, events / 4);
        small.reference();
        small.relay();
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
