package io.throughline.messaging.internal.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.EventConsumer;
import org.junit.jupiter.api.Test;

class HandledTypesTest {

    private static final class Consumer extends EventConsumer {}

    @Test
    void areThoseThatTheModuleDeclares() {
        assertThat(HandledTypes.of("shop.things-events", Consumer.class))
                .containsExactly("things.thing-made", "things.thing-sold");
    }

    @Test
    void areNotNamedWhenTheConsumerHandlesEveryType() {
        assertThat(HandledTypes.of("shop.all-events", Consumer.class)).isNull();
    }

    @Test
    void areNotGuessedWhenTheModuleDeclaresNone() {
        assertThatThrownBy(() -> HandledTypes.of("shop.other-events", Consumer.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shop.other-events");
    }
}
