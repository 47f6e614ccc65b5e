package io.throughline.bench;

import io.throughline.bench.broker.MeasureBroker;
import io.throughline.bench.storage.MeasureStorage;
import io.throughline.bench.workload.Accept;
import io.throughline.bench.workload.Burst;
import io.throughline.bench.workload.Consume;
import io.throughline.bench.workload.DeadLetters;
import io.throughline.bench.workload.Drain;
import io.throughline.bench.workload.Faults;
import io.throughline.bench.workload.Flow;
import io.throughline.bench.workload.Growth;
import io.throughline.bench.workload.Hostile;
import io.throughline.bench.workload.Latency;
import io.throughline.bench.workload.Order;
import io.throughline.bench.workload.Outage;
import io.throughline.bench.workload.Overhead;
import io.throughline.bench.workload.Replay;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point: one sub-command a workload. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the messaging runtime against references taken in the same run.",
        subcommands = {
            Drain.class,
            Latency.class,
            Overhead.class,
            Consume.class,
            Growth.class,
            Accept.class,
            Flow.class,
            DeadLetters.class,
            Burst.class,
            Outage.class,
            Replay.class,
            Faults.class,
            Order.class,
            Hostile.class,
            MeasureBroker.class,
            MeasureStorage.class
        })
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
