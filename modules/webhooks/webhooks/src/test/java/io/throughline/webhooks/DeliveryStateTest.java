package io.throughline.webhooks;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {

    private static final Path ROOT = Path.of("../../..");
    private static final Pattern CHECK = Pattern.compile("state_is_known CHECK \\(state IN \\((.*?)\\)\\)");
    private static final Pattern ARROW = Pattern.compile("^ *([A-Z]+) --> ([A-Z]+)(?=:|$)", Pattern.MULTILINE);

    @Test
    void isWhatTheColumnAccepts() throws IOException {
        var migration = Files.readString(ROOT.resolve("db-migrations/webhooks/V1__subscriptions_and_deliveries.sql"));
        var checks = CHECK.matcher(migration).results().toList();

        assertThat(checks)
                .singleElement()
                .satisfies(check -> assertThat(
                                Set.of(check.group(1).replace("'", "").split(", ")))
                        .isEqualTo(Arrays.stream(DeliveryState.values())
                                .map(Enum::name)
                                .collect(toSet())));
    }

    @Test
    void isWhatTheDiagramShows() throws IOException {
        var diagram = Files.readString(ROOT.resolve("docs/webhook-delivery-states.md"));
        var arrows = ARROW.matcher(diagram).results().map(arrow -> arrow.group(1) + " " + arrow.group(2));

        assertThat(arrows.collect(toSet()))
                .isEqualTo(Arrays.stream(DeliveryState.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to))
                        .collect(toSet()));
        assertThat(diagram).contains("[*] --> PENDING", "CANCELLED --> [*]");
    }
}
