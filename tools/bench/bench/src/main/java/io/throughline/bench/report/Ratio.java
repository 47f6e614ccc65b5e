package io.throughline.bench.report;

/**
 * A figure that is asked of the project: a measurement, mostly divided by another, median by median.
 *
 * @param reach the figure to be reached
 * @param atLeast whether more is better
 */
public record Ratio(String name, double value, double reach, boolean atLeast) {

    public boolean reached() {
        return atLeast ? value >= reach : value <= reach;
    }

    String asked() {
        return (atLeast ? ">= " : "<= ") + reach;
    }
}
