package io.throughline.messaging.processor;

/** The sources of a sound little module with a work queue, beside the consumer of {@link Shop}. */
final class Postroom {

    static final String JOB = "shop.inventory.CountStock";
    static final String CONSUMER = "shop.inventory.messaging.CountingConsumer";
    static final String HANDLER = "shop.inventory.messaging.CountStockOnRequest";

    private Postroom() {}

    static Shop shop() {
        return new Shop()
                .with(
                        JOB,
                        Shop.source(
                                JOB,
                                "@JobType(name = \"inventory.count-stock\", queue = \"counting\")"
                                        + " public record CountStock(String key) implements Job {}"))
                .with(CONSUMER, Shop.source(CONSUMER, """
                                @ConsumesWork(queue = "counting")
                                @MessageDriven
                                public class CountingConsumer extends EventConsumer implements MessageListener {}
                                """))
                .with(HANDLER, Shop.source(HANDLER, """
                                @ApplicationScoped
                                @Handles(CountingConsumer.class)
                                public class CountStockOnRequest implements EventHandler<shop.inventory.CountStock> {
                                    public void on(shop.inventory.CountStock job, EventEnvelope envelope) {}
                                }
                                """));
    }
}
