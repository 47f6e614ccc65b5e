package io.throughline.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.throughline.bench.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one run of a workload measured. */
public final class Report {

    private final String workload;
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final List<Ratio> ratios = new ArrayList<>();

    public Report(String workload) {
        this.workload = workload;
    }

    /** Adds the value of one repetition. */
    public void add(String name, String unit, double value) {
        Console.line("  %-44s %12s %s", name, number(value), unit);
        figures.computeIfAbsent(name, ignored -> new Figure(name, unit, new ArrayList<>()))
                .values()
                .add(value);
    }

    public double median(String name) {
        return figures.get(name).median();
    }

    public void atLeast(double reach, String dividend, String divisor) {
        ratio(dividend, divisor, reach, true);
    }

    public void atMost(double reach, String dividend, String divisor) {
        ratio(dividend, divisor, reach, false);
    }

    private void ratio(String dividend, String divisor, double reach, boolean atLeast) {
        double value = median(dividend) / median(divisor);
        ratios.add(new Ratio(dividend + " / " + divisor, value, reach, atLeast));
    }

    /** Asks for a figure itself rather than for its relation to another. */
    public void atLeast(double reach, String figure) {
        ratios.add(new Ratio(figure, median(figure), reach, true));
    }

    public void atMost(double reach, String figure) {
        ratios.add(new Ratio(figure, median(figure), reach, false));
    }

    public List<Ratio> ratios() {
        return List.copyOf(ratios);
    }

    public void print() {
        Console.line("");
        Console.line("%-48s %12s %12s %12s  %s", workload, "median", "min", "max", "unit");
        for (Figure figure : figures.values()) {
            Console.line(
                    "  %-46s %12s %12s %12s  %s",
                    figure.name(),
                    number(figure.median()),
                    number(figure.smallest()),
                    number(figure.largest()),
                    figure.unit());
        }
        for (Ratio ratio : ratios) {
            String verdict = ratio.reached() ? "reached" : "NOT REACHED";
            Console.line("  %-74s %6.2f  asked %s  %s", ratio.name(), ratio.value(), ratio.asked(), verdict);
        }
    }

    public void write(Path directory) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("workload", workload);
        content.put("at", Instant.now().toString());
        content.put("processors", Runtime.getRuntime().availableProcessors());
        content.put("java", System.getProperty("java.version"));
        content.put("figures", figures.values());
        content.put("ratios", ratios);
        Path file = Files.createDirectories(directory).resolve(workload + ".json");
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), content);
        Console.line("written to %s", file);
    }

    private static String number(double value) {
        return value >= 100 ? String.format("%,.0f", value) : String.format("%.2f", value);
    }
}
