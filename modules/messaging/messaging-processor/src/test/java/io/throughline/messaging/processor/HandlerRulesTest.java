package io.throughline.messaging.processor;

import static io.throughline.messaging.processor.Shop.CONSUMER;
import static io.throughline.messaging.processor.Shop.EVENT;
import static io.throughline.messaging.processor.Shop.HANDLER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlerRulesTest {

    @TempDir
    private Path classes;

    @Test
    void refusesAnAbstractHandler() {
        assertRefused(
                new Shop().change(HANDLER, "public class", "public abstract class"),
                "ReserveStockOnOrderPlaced must be a class, neither abstract nor final");
    }

    @Test
    void refusesAHandlerThatIsNoBean() {
        assertRefused(
                new Shop().change(HANDLER, "@ApplicationScoped", ""),
                "ReserveStockOnOrderPlaced must be annotated with @ApplicationScoped, or CDI does not find it");
    }

    @Test
    void refusesAHandlerThatHandlesNothing() {
        assertRefused(
                new Shop().change(HANDLER, "implements EventHandler<shop.orders.events.OrderPlaced>", ""),
                "ReserveStockOnOrderPlaced must implement EventHandler<the event>");
    }

    @Test
    void refusesAHandlerThatDoesNotSayWhatItHandles() {
        assertRefused(
                new Shop()
                        .change(HANDLER, "EventHandler<shop.orders.events.OrderPlaced>", "EventHandler")
                        .change(HANDLER, "shop.orders.events.OrderPlaced event", "Event event"),
                "ReserveStockOnOrderPlaced must name the event it handles: EventHandler<the event>");
    }

    @Test
    void refusesAnEventWithoutAPublishedName() {
        assertRefused(
                new Shop().with(EVENT, Shop.event("OrderPlaced", "")),
                "ReserveStockOnOrderPlaced handles OrderPlaced, which has no @EventType");
    }

    @Test
    void refusesAnEventNamedLikeAClass() {
        assertRefused(
                new Shop().change(EVENT, "orders.order-placed", "orders.OrderPlaced"),
                "ReserveStockOnOrderPlaced handles 'orders.OrderPlaced', which is no event name:"
                        + " <context>.<past-tense-name> in lower case");
    }

    @Test
    void refusesAVersionBeforeTheFirst() {
        assertRefused(
                new Shop().change(EVENT, "version = 2", "version = 0"),
                "ReserveStockOnOrderPlaced handles 'orders.order-placed' version 0; versions count from 1");
    }

    @Test
    void refusesAnEventOfAnotherSource() {
        assertRefused(
                new Shop().change(CONSUMER, "\"orders\"", "\"payments\""),
                "ReserveStockOnOrderPlaced handles 'orders.order-placed', but OrderEventsConsumer consumes the events"
                        + " of 'payments'");
    }

    @Test
    void refusesAHandlerOfAnotherContext() {
        var stranger = "shop.shipping.messaging.ReserveStockOnOrderPlaced";
        assertRefused(
                new Shop()
                        .without(HANDLER)
                        .with(
                                stranger,
                                Shop.handler("ReserveStockOnOrderPlaced", "OrderPlaced")
                                        .replace("shop.inventory.messaging;", "shop.shipping.messaging;")
                                        .replace("OrderEventsConsumer.class", CONSUMER + ".class")),
                "ReserveStockOnOrderPlaced must live in a package '..inventory.messaging', not in"
                        + " 'shop.shipping.messaging'");
    }

    @Test
    void refusesASecondHandlerOfAnEvent() {
        var twin = "shop.inventory.messaging.ZTwin";
        assertRefused(
                new Shop().with(twin, Shop.handler("ZTwin", "OrderPlaced")),
                "ZTwin handles 'orders.order-placed' as ReserveStockOnOrderPlaced does; one handler per event and"
                        + " consumer");
    }

    @Test
    void refusesAHandlerOfEveryEventBesideOneOfSome() {
        assertRefused(
                new Shop().with("shop.inventory.messaging.KeepAll", Shop.handlerOfAny("KeepAll")),
                "KeepAll handles every event, but ReserveStockOnOrderPlaced handles some of them");
    }

    @Test
    void refusesAHandlerForNoConsumer() {
        assertRefused(
                new Shop().change(CONSUMER, "@ConsumesEvents(from = \"orders\")", ""),
                "ReserveStockOnOrderPlaced handles events for OrderEventsConsumer, which is no valid @ConsumesEvents or"
                        + " @ConsumesWork class of this module");
    }

    @Test
    void refusesAHandlerBeanThatBelongsToNoConsumer() {
        assertRefused(
                new Shop().change(HANDLER, "@Handles(OrderEventsConsumer.class)", ""),
                "ReserveStockOnOrderPlaced is an EventHandler without @Handles and would never be called");
    }

    private void assertRefused(Shop shop, String message) {
        var compiled = shop.compile(classes);

        assertThat(compiled.errors()).contains(message);
        assertThat(compiled.wroteDeclarations()).isFalse();
    }
}
