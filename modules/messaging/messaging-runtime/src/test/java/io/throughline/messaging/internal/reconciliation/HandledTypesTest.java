package io.throughline.messaging.internal.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.EventConsumer;
import org.junit.jupiter.api.Test;

class HandledTypesTest {

    @Test
    void areThoseOfTheHandlers() {
        assertThat(HandledTypes.of("stock.shop-events", Shop.class))
                .containsExactly("shop.thing-bought", "shop.thing-paid");
    }

    @Test
    void areNotRestrictedForAConsumerOfEveryEvent() {
        assertThat(HandledTypes.of("audit.shop-events", Shop.class)).isNull();
    }

    @Test
    void areNotGuessed() {
        assertThatThrownBy(() -> HandledTypes.of("billing.shop-events", Shop.class))
                .hasMessageContaining("billing.shop-events is not declared");
    }

    private static final class Shop extends EventConsumer {}
}
