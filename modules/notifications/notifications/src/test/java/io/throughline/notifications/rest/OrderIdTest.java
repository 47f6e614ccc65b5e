package io.throughline.notifications.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {

    @Test
    void acceptsAUuid() {
        assertThat(OrderId.isWellFormed("0192F0C1-7b3a-7000-8000-000000000001")).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "1-1-1-1-1", "0192f0c1-7b3a-7000-8000-00000000000g", "0192f0c17b3a70008000000000000001"})
    void refusesEverythingElse(String orderId) {
        assertThat(OrderId.isWellFormed(orderId)).isFalse();
    }
}
