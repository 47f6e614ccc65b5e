package io.throughline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.architecture.house.Checkout;
import io.throughline.architecture.house.Quotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages on the patterns show code that is there. */
class PatternPagesTest {

    private static final Path FOLDER = Checkout.ROOT.resolve("docs/patterns");

    static List<Path> pages() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void seesThePages() throws IOException {
        assertThat(pages())
                .extracting(page -> page.getFileName().toString())
                .contains(
                        "outbox.md",
                        "publish-subscribe.md",
                        "work-queues.md",
                        "idempotent-consumers.md",
                        "webhooks.md",
                        "provider-adapters.md",
                        "dead-letters.md",
                        "retries.md",
                        "ordering.md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void quotesWhatTheNamedSourcesSay(Path page) {
        assertThat(Quotation.on(page))
                .hasSizeGreaterThan(1)
                .allSatisfy(quotation -> assertThat(quotation.isTrue())
                        .as("%s is to be found in %s", quotation.page(), quotation.source())
                        .isTrue());
    }
}
