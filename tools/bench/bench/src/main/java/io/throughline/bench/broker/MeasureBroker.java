package io.throughline.bench.broker;

import io.throughline.bench.Console;
import io.throughline.bench.stack.BrokerMain;
import io.throughline.bench.stack.JavaProcess;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares ways of sending: bulk rate, and latency at a low rate. */
@Command(name = "measure-broker", description = "What a durable send costs, by way of sending.")
public final class MeasureBroker implements Callable<Integer> {

    @Option(names = "--rounds", defaultValue = "3", description = "Interleaved repetitions.")
    int rounds;

    @Option(names = "--seconds", defaultValue = "8", description = "Length of each low-rate run.")
    int seconds;

    @Option(names = "--rate", defaultValue = "200", description = "Messages per second of the low-rate runs.")
    int rate;

    @Option(names = "--broker-option", description = "JVM options of the broker.")
    List<String> brokerOptions = List.of("-Xmx1g");

    private String url;
    private JavaProcess broker;
    private int queues;

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("throughline-bench");
        int port = JavaProcess.freePort();
        url = "tcp://127.0.0.1:" + port;
        broker = JavaProcess.start(directory, BrokerMain.class, brokerOptions, List.of("" + port, directory + "/data"));
        try {
            broker.awaitPort(port);
            for (int round = 0; round <= rounds; round++) {
                round(round);
            }
        } finally {
            broker.close();
        }
        return 0;
    }

    private void round(int round) throws Exception {
        Console.line(round == 0 ? "warm-up" : "round " + round);
        for (boolean duplicateId : new boolean[] {false, true}) {
            for (Way way : Way.values()) {
                bulk(way, duplicateId);
            }
        }
        for (boolean duplicateId : new boolean[] {false, true}) {
            for (Way way : List.of(Way.BLOCKING, Way.TRANSACTED_1, Way.ASYNC)) {
                lowRate(way, duplicateId);
            }
        }
    }

    private void bulk(Way way, boolean duplicateId) throws Exception {
        String queue = "bench-" + ++queues;
        try (var sender = new WaySender(way, url, queue, duplicateId)) {
            double brokerCpu = broker.cpuSeconds();
            double ownCpu = ownCpuSeconds();
            long start = System.nanoTime();
            for (int i = 0; i < way.bulk(); i++) {
                sender.send(i);
            }
            sender.finish();
            double elapsed = (System.nanoTime() - start) / 1e9;
            Console.line(
                    "bulk %-15s dup=%-5s %7.0f msg/s  cpu us/msg: client %5.0f broker %5.0f",
                    way,
                    duplicateId,
                    way.bulk() / elapsed,
                    (ownCpuSeconds() - ownCpu) / way.bulk() * 1e6,
                    (broker.cpuSeconds() - brokerCpu) / way.bulk() * 1e6);
            drain(queue, way.bulk());
        }
    }

    private void lowRate(Way way, boolean duplicateId) throws Exception {
        String queue = "bench-" + ++queues;
        int count = rate * seconds;
        try (var consumer = new WaitingConsumer(url, queue);
                var sender = new WaySender(way, url, queue, duplicateId)) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                LockSupport.parkNanos(start + i * 1_000_000_000L / rate - System.nanoTime());
                sender.send(i);
            }
            sender.finish();
            await(consumer, count);
            Console.line(
                    "low  %-15s dup=%-5s received p50 %5.2f p99 %6.2f | sender held p50 %5.2f p99 %6.2f | confirmed p50 %5.2f ms",
                    way,
                    duplicateId,
                    consumer.latency.getValueAtPercentile(50) / 1e6,
                    consumer.latency.getValueAtPercentile(99) / 1e6,
                    sender.blocked.getValueAtPercentile(50) / 1e6,
                    sender.blocked.getValueAtPercentile(99) / 1e6,
                    sender.confirmed.getValueAtPercentile(50) / 1e6);
        }
    }

    private void drain(String queue, int count) throws Exception {
        try (var consumer = new WaitingConsumer(url, queue)) {
            await(consumer, count);
        }
    }

    private static void await(WaitingConsumer consumer, int count) {
        while (consumer.received.get() < count) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static double ownCpuSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }
}
