package io.throughline.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private final Report report = new Report("sample");

    @Test
    void dividesTheMediansOfAllRepetitions() {
        report.add("relay", "events/s", 90);
        report.add("relay", "events/s", 1_000_000);
        report.add("relay", "events/s", 80);
        report.add("reference", "events/s", 100);

        report.atLeast(0.9, "relay", "reference");

        Ratio ratio = report.ratios().get(0);
        assertThat(ratio.value()).isEqualTo(0.9);
        assertThat(ratio.reached()).isTrue();
    }

    @Test
    void takesTheMiddleOfAnEvenNumberOfRepetitions() {
        report.add("relay", "ms", 1);
        report.add("relay", "ms", 4);

        assertThat(report.median("relay")).isEqualTo(2.5);
    }

    @Test
    void asksForLessWhereLessIsBetter() {
        report.add("relay", "ms", 2);
        report.add("reference", "ms", 5);

        report.atMost(0.3, "relay", "reference");

        assertThat(report.ratios().get(0).reached()).isFalse();
    }

    @Test
    void writesEveryRepetitionAsJson(@TempDir Path directory) throws IOException {
        report.add("relay", "ms", 2);
        report.add("relay", "ms", 3);
        report.atMost(1, "relay", "relay");

        report.write(directory);

        JsonNode json =
                new ObjectMapper().readTree(directory.resolve("sample.json").toFile());
        assertThat(json.at("/figures/0/values")).hasSize(2);
        assertThat(json.at("/ratios/0/value").asDouble()).isEqualTo(1);
    }
}
