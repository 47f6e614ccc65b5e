package io.throughline.bench.workload;

import io.throughline.bench.report.Report;
import io.throughline.devstack.ProjectRoot;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all workloads share: repetitions and a report. */
abstract class Workload implements Callable<Integer> {

    @Option(names = "--repetitions", defaultValue = "3", description = "Interleaved repetitions (${DEFAULT-VALUE}).")
    int repetitions;

    @Option(names = "--json", description = "Directory of the JSON report (tools/bench/bench/target/reports).")
    Path json;

    @Spec
    CommandSpec spec;

    @Override
    public final Integer call() throws Exception {
        Path root = ProjectRoot.find();
        Report report = new Report(spec.name());
        measure(root, report);
        report.print();
        report.write(json == null ? root.resolve("tools/bench/bench/target/reports") : json);
        return exitCode(report);
    }

    /** Most only measure; 1 of one whose figures must be reached. */
    int exitCode(Report report) {
        return 0;
    }

    abstract void measure(Path root, Report report) throws Exception;
}
