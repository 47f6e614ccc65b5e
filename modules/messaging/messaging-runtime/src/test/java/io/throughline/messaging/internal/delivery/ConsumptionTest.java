package io.throughline.messaging.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.internal.delivery.HandlerIndex.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumptionTest {

    private final Route every = new Route(null, null);
    private final Consumption consumption =
            new Consumption(ConsumerDefinition.of(ShopEvents.class), Map.of(HandlerIndex.ANY, every));

    @Test
    void givesEveryEventOfTheSourceToTheHandlerThatTakesAny() {
        assertThat(consumption.route("shop.thing-unheard-of")).isSameAs(every);
    }

    @Test
    void givesItNoEventOfAnotherSource() {
        assertThatThrownBy(() -> consumption.route("shopping.thing-bought"))
                .isInstanceOf(ContractViolation.class)
                .hasMessageEndingWith("has no handler for type 'shopping.thing-bought'");
    }

    @ConsumesEvents(from = "shop")
    private static final class ShopEvents extends EventConsumer {}
}
