package io.throughline.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliverySlotsTest {

    private final DeliverySlots slots = new DeliverySlots(8, 3);

    @Test
    void givesAnEndpointItsShareAndNoMore() {
        assertThat(slots.take("a")).isEqualTo(3);
        assertThat(slots.take("a")).isZero();
        slots.giveBack("a");

        assertThat(slots.take("a")).isEqualTo(1);
    }

    @Test
    void givesNoMoreThanThereAre() {
        assertThat(slots.take("a") + slots.take("b") + slots.take("c") + slots.take("d"))
                .isEqualTo(8);
    }

    @Test
    void givesOneAtATimeToAnEndpointThatWasSlowUntilItAnswersSwiftly() {
        fail("a");
        assertThat(slots.take("a")).isEqualTo(1);
        assertThat(slots.take("a")).isZero();
        slots.giveBack("a", true);

        assertThat(slots.take("a")).isEqualTo(3);
    }

    @Test
    void keepsHalfOfTheSlotsForThoseThatAnswer() {
        var hanging =
                IntStream.range(0, 50).mapToObj(number -> "hanging-" + number).toList();
        hanging.forEach(this::fail);

        assertThat(hanging.stream().mapToInt(slots::take).sum()).isEqualTo(4);
        assertThat(slots.take("healthy")).isEqualTo(3);
    }

    private void fail(String endpoint) {
        int taken = slots.take(endpoint);
        for (int i = 0; i < taken; i++) {
            slots.giveBack(endpoint, false);
        }
    }
}
