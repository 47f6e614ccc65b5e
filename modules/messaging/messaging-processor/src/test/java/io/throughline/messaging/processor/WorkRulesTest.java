package io.throughline.messaging.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkRulesTest {

    @TempDir
    private Path classes;

    @Test
    void declaresTheQueueWithItsDefaults() throws IOException {
        var compiled = Postroom.shop().compile(classes);

        assertThat(compiled.errors()).isEmpty();
        var json = new ByteArrayInputStream(compiled.json().getBytes(StandardCharsets.UTF_8));
        var counting = new ConsumerDeclaration(
                "inventory",
                "inventory.counting",
                null,
                "inventory",
                "CountingConsumer",
                List.of("inventory.count-stock"),
                4,
                false,
                8,
                1_000,
                2.0,
                30_000);
        assertThat(ConsumersJson.read(json)).hasSize(2).contains(counting);
        assertThat(counting.forWork()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Counting", "events", "orders-events", "counting.now", "-", ""})
    void refusesAQueueThatIsNoNameOrThatOfEvents(String queue) {
        assertRefused(
                Postroom.shop().change(Postroom.CONSUMER, "\"counting\"", '"' + queue + '"'),
                "CountingConsumer declares queue = \"" + queue + "\", which is no queue name: lower-case words with"
                        + " hyphens, a letter first, not ending in 'events'");
    }

    @Test
    void refusesAJobOfAnotherQueue() {
        assertRefused(
                Postroom.shop().change(Postroom.JOB, "\"counting\"", "\"sorting\""),
                "CountStockOnRequest handles 'inventory.count-stock' of queue 'sorting', but CountingConsumer consumes"
                        + " the work of queue 'counting'");
    }

    @Test
    void refusesTheJobOfAnotherContext() {
        assertRefused(
                Postroom.shop().change(Postroom.JOB, "inventory.count-stock", "orders.count-stock"),
                "CountStockOnRequest handles 'orders.count-stock' of queue 'counting', but CountingConsumer consumes"
                        + " the work of queue 'counting'");
    }

    @Test
    void refusesAnEventInAWorkQueue() {
        assertRefused(
                Postroom.shop()
                        .change(Postroom.HANDLER, "shop.inventory.CountStock job", "shop.orders.events.OrderPlaced job")
                        .change(Postroom.HANDLER, "<shop.inventory.CountStock>", "<shop.orders.events.OrderPlaced>"),
                "CountStockOnRequest handles 'orders.order-placed', but CountingConsumer consumes the work of queue"
                        + " 'counting'");
    }

    @Test
    void refusesAJobAmongTheEventsOfAnotherContext() {
        assertRefused(
                Postroom.shop().change(Postroom.HANDLER, "CountingConsumer.class", "OrderEventsConsumer.class"),
                "CountStockOnRequest handles 'inventory.count-stock' of queue 'counting', but OrderEventsConsumer"
                        + " consumes the events of 'orders'");
    }

    @Test
    void refusesAJobThatOthersCanSee() {
        var published = "shop.inventory.events.CountStock";
        assertRefused(
                Postroom.shop()
                        .with(
                                published,
                                Shop.source(
                                        published,
                                        "@JobType(name = \"inventory.count-stock\", queue = \"counting\")"
                                                + " public record CountStock(String key) implements Job {}"))
                        .without(Postroom.JOB)
                        .change(Postroom.HANDLER, "shop.inventory.CountStock job", published + " job")
                        .change(Postroom.HANDLER, "<shop.inventory.CountStock>", "<" + published + ">"),
                "CountStockOnRequest handles the job CountStock, which must live in its context, not in"
                        + " 'shop.inventory.events', where others see it");
    }

    @Test
    void refusesAJobThatIsNone() {
        assertRefused(
                Postroom.shop().change(Postroom.JOB, "implements Job", "implements Event"),
                "CountStockOnRequest handles CountStock, which has @JobType and must implement Job");
    }

    @Test
    void refusesAConsumerOfBoth() {
        assertRefused(
                Postroom.shop()
                        .change(
                                Postroom.CONSUMER,
                                "@MessageDriven",
                                "@ConsumesEvents(from = \"payments\") @MessageDriven"),
                "CountingConsumer declares @ConsumesEvents and @ConsumesWork; a consumer has one queue");
    }

    @Test
    void refusesASecondConsumerOfTheSameQueue() {
        var second = "shop.inventory.messaging.OtherConsumer";
        assertRefused(
                Postroom.shop()
                        .with(
                                second,
                                Shop.source(
                                        second,
                                        "@ConsumesWork(queue = \"counting\") @MessageDriven public class OtherConsumer"
                                                + " extends EventConsumer implements MessageListener {}")),
                "OtherConsumer consumes the work of queue 'counting' as CountingConsumer does; a context has one"
                        + " consumer per source");
    }

    @Test
    void refusesNumbersOutOfBounds() {
        assertRefused(
                Postroom.shop().change(Postroom.CONSUMER, "\"counting\"", "\"counting\", sessions = 0"),
                "CountingConsumer declares sessions = 0, which must be between 1 and 256");
    }

    private void assertRefused(Shop shop, String message) {
        var compiled = shop.compile(classes);

        assertThat(compiled.errors()).contains(message);
        assertThat(compiled.wroteDeclarations()).isFalse();
    }
}
