package io.throughline.ops.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {

    @Test
    void readsFlags() {
        assertThat(Parameters.flag("dryRun", null)).isFalse();
        assertThat(Parameters.flag("dryRun", "false")).isFalse();
        assertThat(Parameters.flag("dryRun", "true")).isTrue();
    }

    @Test
    void takesNoTimeThatTheDatabaseCannotHold() {
        assertThat(Parameters.time("from", "2026-11-28T14:00:00+01:00")).isEqualTo("2026-11-28T13:00:00Z");
        assertThat(List.of("+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "now"))
                .allSatisfy(time ->
                        assertThatThrownBy(() -> Parameters.time("from", time)).isInstanceOf(ProblemException.class));
    }

    @Test
    void knowsNothingByANameThatTheDatabaseCannotHold() {
        assertThat(Parameters.name("payments.orders-events")).isEqualTo("payments.orders-events");
        assertThatThrownBy(() -> Parameters.name("a\0b")).isInstanceOf(ProblemException.class);
    }

    /** Whoever writes one of these to be safe must not have letters discarded. */
    @Test
    void takesNoOtherWordForNo() {
        assertThat(List.of("", "1", "yes", "TRUE", "ture"))
                .allSatisfy(word -> assertThatThrownBy(() -> Parameters.flag("dryRun", word))
                        .isInstanceOf(ProblemException.class));
    }
}
