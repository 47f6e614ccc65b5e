package io.throughline.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UuidParameterTest {

    @Test
    void acceptsAUuid() {
        assertThat(UuidParameter.required("orderId", "0192F0C1-7b3a-7000-8000-000000000001", ""))
                .hasToString("0192f0c1-7b3a-7000-8000-000000000001");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "1-1-1-1-1", "0192f0c1-7b3a-7000-8000-00000000000g", "0192f0c17b3a70008000000000000001"})
    void refusesEverythingElse(String orderId) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> UuidParameter.required("orderId", orderId, "An order is needed."));
    }
}
