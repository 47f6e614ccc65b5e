package io.throughline.messaging.processor;

import static io.throughline.messaging.processor.Shop.CONSUMER;
import static io.throughline.messaging.processor.Shop.HANDLER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumerRulesTest {

    @TempDir
    private Path classes;

    @Test
    void refusesAnAbstractConsumer() {
        assertRefused(
                new Shop().change(CONSUMER, "public class", "public abstract class"),
                "OrderEventsConsumer must be a public class, neither abstract nor final");
    }

    @Test
    void refusesAConsumerThatIsNotPublic() {
        assertRefused(
                new Shop().change(CONSUMER, "public class", "class"),
                "OrderEventsConsumer must be a public class, neither abstract nor final");
    }

    @Test
    void refusesAConsumerOfItsOwnMaking() {
        var alone = new Shop()
                .change(
                        CONSUMER,
                        "extends EventConsumer implements MessageListener {}",
                        "implements MessageListener { public void onMessage(jakarta.jms.Message message) {} }")
                .without(HANDLER);
        assertRefused(alone, "OrderEventsConsumer must extend EventConsumer");
    }

    @Test
    void refusesAConsumerThatNamesNoListener() {
        assertRefused(
                new Shop().change(CONSUMER, "implements MessageListener", ""),
                "OrderEventsConsumer must name MessageListener among its interfaces, which tells the container what it"
                        + " listens for");
    }

    @Test
    void refusesAConsumerThatIsNotMessageDriven() {
        assertRefused(
                new Shop().change(CONSUMER, "@MessageDriven", ""),
                "OrderEventsConsumer must be annotated with @MessageDriven");
    }

    @Test
    void refusesAConsumerOutsideMessaging() {
        var elsewhere = "shop.inventory.OrderEventsConsumer";
        assertRefused(
                new Shop()
                        .without(CONSUMER)
                        .with(
                                elsewhere,
                                Shop.source(
                                        elsewhere,
                                        "@ConsumesEvents(from = \"orders\") @MessageDriven public class"
                                                + " OrderEventsConsumer extends EventConsumer implements"
                                                + " MessageListener {}"))
                        .change(HANDLER, "OrderEventsConsumer.class", elsewhere + ".class"),
                "OrderEventsConsumer must live in a package '..<context>.messaging', not in 'shop.inventory'");
    }

    @Test
    void refusesASourceThatIsNoContext() {
        assertRefused(
                new Shop().change(CONSUMER, "\"orders\"", "\"Orders-\""),
                "OrderEventsConsumer declares from = \"Orders-\", which is no context name: lower-case letters and"
                        + " digits, a letter first");
    }

    @Test
    void refusesAConsumerWithoutHandlers() {
        assertRefused(
                new Shop().without(HANDLER),
                "OrderEventsConsumer has no handler: no class is annotated with"
                        + " @Handles(OrderEventsConsumer.class)");
    }

    @Test
    void refusesASecondConsumerOfTheSameSource() {
        var second = "shop.inventory.messaging.OtherConsumer";
        assertRefused(
                new Shop()
                        .with(
                                second,
                                Shop.source(
                                        second,
                                        "@ConsumesEvents(from = \"orders\") @MessageDriven public class OtherConsumer"
                                                + " extends EventConsumer implements MessageListener {}")),
                "OtherConsumer consumes the events of 'orders' as OrderEventsConsumer does; a context has one consumer"
                        + " per source");
    }

    @ParameterizedTest
    @CsvSource({
        "sessions = 0, sessions = 0, 1, 256",
        "sessions = 257, sessions = 257, 1, 256",
        "eventsPerTransaction = 0, eventsPerTransaction = 0, 1, 8",
        "eventsPerTransaction = 9, eventsPerTransaction = 9, 1, 8",
        "maxDeliveries = 0, maxDeliveries = 0, 1, 1000",
        "redeliveryDelay = -1, redeliveryDelay = -1, 0, 86400000",
        "redeliveryMultiplier = 0.5, redeliveryMultiplier = 0.5, 1, 10",
        "maxRedeliveryDelay = 999, maxRedeliveryDelay = 999, 1000, 86400000",
        "maxRedeliveryDelay = 86400001, maxRedeliveryDelay = 86400001, 1000, 86400000"
    })
    void refusesNumbersOutOfBounds(String declared, String shown, long least, long most) {
        assertRefused(
                new Shop().change(CONSUMER, "\"orders\"", "\"orders\", " + declared),
                "OrderEventsConsumer declares " + shown + ", which must be between " + least + " and " + most);
    }

    private void assertRefused(Shop shop, String message) {
        var compiled = shop.compile(classes);

        assertThat(compiled.errors()).contains(message);
        assertThat(compiled.wroteDeclarations()).isFalse();
    }
}
