package io.throughline.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "b3c4-77", "with blanks", "clé", "'; DROP TABLE orders; --"})
    void takesWhatAClientMayChoose(String key) {
        assertThat(IdempotencyKey.isWellFormed(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nul\u0000", "line\n", "tab\t", "\u007f"})
    void refusesWhatCannotBeKept(String key) {
        assertThat(IdempotencyKey.isWellFormed(key)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {254, 255, 256})
    void endsAtTheLength(int length) {
        assertThat(IdempotencyKey.isWellFormed("x".repeat(length))).isEqualTo(length <= IdempotencyKey.MAX_LENGTH);
    }
}
