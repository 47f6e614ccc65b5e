package io.throughline.bench.workload;

import io.throughline.bench.report.Report;
import io.throughline.bench.stack.BenchStack;
import java.nio.file.Path;

/** A workload of the messaging runtime with the bench application. */
abstract class RuntimeWorkload extends Workload {

    @Override
    final void measure(Path root, Report report) throws Exception {
        try (BenchStack stack = BenchStack.start(root)) {
            measure(stack, report);
        }
    }

    abstract void measure(BenchStack stack, Report report) throws Exception;
}
