package io.throughline.bench.workload;

import io.throughline.bench.reference.PollingRelay;
import io.throughline.bench.report.Report;
import io.throughline.bench.stack.BenchStack;
import io.throughline.bench.stack.Relay;
import org.HdrHistogram.Histogram;

/** Open-loop transactions with the reference relay, then with the runtime's. */
record LatencyRun(BenchStack stack, int seconds, int perSecond) {

    private static final int THREADS = 8;

    void measure(Report report, String suffix) throws Exception {
        add(report, "reference", suffix, reference());
        add(report, "relay", suffix, relay());
    }

    /** At full speed first: at the measured rate the virtual machines would take minutes to compile what they run. */
    void warmUp() throws Exception {
        DrainRun.warmUp(stack);
        stack.server().fullSpeed("OUTBOX", THREADS, seconds);
        new Relay(stack).awaitIdle();
        reference();
        relay();
    }

    static String p50(String who) {
        return who + " latency p50";
    }

    static String p99(String who) {
        return who + " latency p99";
    }

    private static void add(Report report, String who, String suffix, Histogram latencies) {
        report.add(p50(who) + suffix, "ms", latencies.getValueAtPercentile(50) / 1e6);
        report.add(p99(who) + suffix, "ms", latencies.getValueAtPercentile(99) / 1e6);
    }

    private Histogram reference() throws Exception {
        try (Receiver receiver = new Receiver(stack);
                PollingRelay relay = new PollingRelay(stack)) {
            return receiver.latencies(stack.server().atRate("REFERENCE", THREADS, seconds, perSecond));
        }
    }

    private Histogram relay() throws Exception {
        try (Receiver receiver = new Receiver(stack)) {
            return receiver.latencies(stack.server().atRate("OUTBOX", THREADS, seconds, perSecond));
        }
    }
}
