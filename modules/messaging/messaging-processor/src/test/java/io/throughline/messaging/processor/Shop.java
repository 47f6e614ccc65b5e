package io.throughline.messaging.processor;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The sources of a sound little module; a test changes one thing and compiles. */
final class Shop {

    static final String CONSUMER = "shop.inventory.messaging.OrderEventsConsumer";
    static final String HANDLER = "shop.inventory.messaging.ReserveStockOnOrderPlaced";
    static final String EVENT = "shop.orders.events.OrderPlaced";

    private static final String IMPORTS = """
            import io.throughline.messaging.*;
            import jakarta.ejb.MessageDriven;
            import jakarta.enterprise.context.ApplicationScoped;
            import jakarta.jms.MessageListener;
            """;

    private final Map<String, String> sources = new TreeMap<>(Map.of(
            EVENT, event("OrderPlaced", "@EventType(name = \"orders.order-placed\", version = 2)"),
            CONSUMER, source(CONSUMER, """
                            @ConsumesEvents(from = "orders")
                            @MessageDriven
                            public class OrderEventsConsumer extends EventConsumer implements MessageListener {}
                            """),
            HANDLER, handler("ReserveStockOnOrderPlaced", "OrderPlaced")));

    static String source(String name, String declaration) {
        return "package " + name.substring(0, name.lastIndexOf('.')) + ";\n" + IMPORTS + declaration;
    }

    static String event(String name, String annotation) {
        return source(EVENT, annotation + " public record " + name + "(String key) implements Event {}");
    }

    static String handler(String name, String event) {
        return source(HANDLER, """
                @ApplicationScoped
                @Handles(OrderEventsConsumer.class)
                public class %s implements EventHandler<shop.orders.events.%s> {
                    public void on(shop.orders.events.%s event, EventEnvelope envelope) {}
                }
                """.formatted(name, event, event));
    }

    static String handlerOfAny(String name) {
        return handler(name, "OrderPlaced").replace("shop.orders.events.OrderPlaced", "AnyEvent");
    }

    Shop with(String name, String source) {
        sources.put(name, source);
        return this;
    }

    Shop without(String name) {
        sources.remove(name);
        return this;
    }

    Shop change(String name, String from, String to) {
        if (!sources.get(name).contains(from)) {
            throw new IllegalArgumentException(name + " has no '" + from + "'");
        }
        return with(name, sources.get(name).replace(from, to));
    }

    Compilation compile(Path directory) {
        return Compilation.of(directory, sources);
    }
}
