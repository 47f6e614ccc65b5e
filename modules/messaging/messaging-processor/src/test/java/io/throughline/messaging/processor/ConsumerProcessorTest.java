package io.throughline.messaging.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumerProcessorTest {

    @TempDir
    private Path classes;

    @Test
    void writesTheDeclarationWithItsDefaults() {
        var compiled = new Shop().compile(classes);

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.json()).isEqualTo("""
                        [
                          {
                            "context" : "inventory",
                            "consumer" : "inventory.orders-events",
                            "from" : "orders",
                            "module" : "inventory",
                            "bean" : "OrderEventsConsumer",
                            "types" : [
                              "orders.order-placed"
                            ],
                            "sessions" : 8,
                            "ordered" : true,
                            "maxDeliveries" : 8,
                            "redeliveryDelay" : 1000,
                            "redeliveryMultiplier" : 2.0,
                            "maxRedeliveryDelay" : 60000
                          }
                        ]
                        """);
    }

    @Test
    void writesWhatTheDeclarationSays() throws IOException {
        var declared = read(new Shop()
                .change(Shop.CONSUMER, "from = \"orders\"", declaration())
                .change(Shop.CONSUMER, "@MessageDriven", "@MessageDriven(name = \"Orders\")")
                .compile(classes));

        assertThat(declared)
                .isEqualTo(new ConsumerDeclaration(
                        "inventory",
                        "inventory.orders-events",
                        "orders",
                        "inventory",
                        "Orders",
                        List.of("orders.order-placed"),
                        3,
                        false,
                        5,
                        10,
                        1.5,
                        20));
    }

    @Test
    void sortsTheEventsOfAllHandlers() throws IOException {
        var declared = read(withCancelled("OrderCancelled").compile(classes));

        assertThat(declared.types()).containsExactly("orders.order-cancelled", "orders.order-placed");
    }

    @Test
    void findsTheEventOfAHandlerBehindAGenericBase() throws IOException {
        var base = "shop.inventory.messaging.Base";
        var declared = read(new Shop()
                .with(
                        base,
                        Shop.source(
                                base,
                                "abstract class Base<T, X extends Event> implements EventHandler<X> {"
                                        + " public void on(X event, EventEnvelope envelope) {} }"))
                .change(
                        Shop.HANDLER,
                        "implements EventHandler<shop.orders.events.OrderPlaced>",
                        "extends Base<String, shop.orders.events.OrderPlaced>")
                .compile(classes));

        assertThat(declared.types()).containsExactly("orders.order-placed");
    }

    @Test
    void writesThatAConsumerTakesEveryEventOfItsSource() throws IOException {
        var declared = read(new Shop()
                .without(Shop.EVENT)
                .with(Shop.HANDLER, Shop.handlerOfAny("ReserveStockOnOrderPlaced"))
                .compile(classes));

        assertThat(declared.types()).containsExactly("*");
        assertThat(declared.takesAny()).isTrue();
    }

    @Test
    void writesNothingForAModuleWithoutConsumers() {
        var compiled = new Shop().without(Shop.CONSUMER).without(Shop.HANDLER).compile(classes);

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.wroteDeclarations()).isFalse();
    }

    @Test
    void runsInEveryModuleThatHasItOnItsPath() {
        assertThat(ServiceLoader.load(Processor.class)).hasAtLeastOneElementOfType(ConsumerProcessor.class);
    }

    static Shop withCancelled(String name) {
        var event = "shop.orders.events." + name;
        var handler = "shop.inventory.messaging.ReleaseStockOn" + name;
        return new Shop()
                .with(event, Shop.event(name, "@EventType(name = \"orders.order-cancelled\")"))
                .with(handler, Shop.handler("ReleaseStockOn" + name, name));
    }

    private static String declaration() {
        return "from = \"orders\", sessions = 3, ordered = false, maxDeliveries = 5, redeliveryDelay = 10,"
                + " redeliveryMultiplier = 1.5, maxRedeliveryDelay = 20";
    }

    private static ConsumerDeclaration read(Compilation compiled) throws IOException {
        assertThat(compiled.errors()).isEmpty();
        var json = new ByteArrayInputStream(compiled.json().getBytes(StandardCharsets.UTF_8));
        return ConsumersJson.read(json).get(0);
    }
}
