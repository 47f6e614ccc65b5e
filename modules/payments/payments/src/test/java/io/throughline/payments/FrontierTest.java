package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.Authorization.Status;
import io.throughline.payments.provider.BookEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {

    private static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

    private final Frontier frontier = new Frontier(START);

    @Test
    void moves() {
        frontier.pass(List.of(entry(1), entry(2)), List.of());
        frontier.pass(List.of(), List.of());

        assertThat(frontier.at()).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void staysBeforeTheFirstThatWaitsHoweverMuchFollows() {
        frontier.pass(List.of(entry(1), entry(2), entry(3)), List.of(entry(2)));
        frontier.pass(List.of(entry(4)), List.of());

        assertThat(frontier.at())
                .isBetween(START.plusSeconds(1), START.plusSeconds(2).minusNanos(1));
    }

    @Test
    void neverGoesBack() {
        frontier.pass(List.of(entry(-60)), List.of(entry(-60)));

        assertThat(frontier.at()).isEqualTo(START);
    }

    private static BookEntry entry(int second) {
        var held = Authorization.of("auth_" + second, Status.AUTHORIZED);
        return new BookEntry(held, "any", "key", 1, "EUR", 0, 0, START.plusSeconds(second));
    }
}
