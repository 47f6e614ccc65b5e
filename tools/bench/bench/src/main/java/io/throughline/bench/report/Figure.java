package io.throughline.bench.report;

import java.util.Arrays;
import java.util.List;

/**
 * One measured quantity over all repetitions.
 *
 * @param values one per repetition, in their order
 */
public record Figure(String name, String unit, List<Double> values) {

    public double median() {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double smallest() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    public double largest() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    static Figure of(String name, String unit, Double... values) {
        return new Figure(name, unit, Arrays.asList(values));
    }
}
