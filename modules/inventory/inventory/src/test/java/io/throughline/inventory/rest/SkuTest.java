package io.throughline.inventory.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkuTest {

    @ParameterizedTest
    @ValueSource(strings = {"mug-blue", "4711", "A.b_c-9"})
    void acceptsLettersDigitsAndThreeSigns(String sku) {
        assertThat(Sku.isWellFormed(sku)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-mug", "mug blue", "müg", "mug\n", "mug\u0000", "'; drop table"})
    void refusesEverythingElse(String sku) {
        assertThat(Sku.isWellFormed(sku)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 10_000})
    void refusesMoreThanTheColumnHolds(int length) {
        assertThat(Sku.isWellFormed("m".repeat(64))).isTrue();
        assertThat(Sku.isWellFormed("m".repeat(length))).isFalse();
    }
}
