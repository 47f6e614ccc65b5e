package io.throughline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jakarta.jms.JMSSecurityRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerXmlTest {

    private static final String PLACED = "orders.order-placed";
    private static final String CONFIRMED = "orders.order-confirmed";

    private TestBroker broker;

    @BeforeAll
    void startBroker(@TempDir Path directory) throws Exception {
        var topology = Topology.fromWars(List.of(
                Wars.inventory(directory),
                Wars.payments(directory),
                Wars.notifications(directory),
                Wars.audit(directory)));
        broker = new TestBroker(directory, topology.brokerXml(List.of("dev", "stage")));
    }

    @AfterAll
    void stopBroker() throws Exception {
        broker.close();
    }

    @Test
    void givesEachConsumerTheEventsItHandles() {
        var app = broker.as("throughline-dev");
        app.publish("dev.orders.events", CONFIRMED);
        app.publish("dev.orders.events", PLACED);

        assertThat(app.receive("dev.inventory.orders-events")).isEqualTo(PLACED);
        assertThat(app.receive("dev.payments.orders-events")).isEqualTo(PLACED);
        assertThat(app.findsNothingIn("dev.inventory.orders-events")).isTrue();
    }

    @Test
    void givesAConsumerOfEveryEventTheOnesThatNobodyKnewOf() {
        var app = broker.as("throughline-stage");
        app.publish("stage.payments.events", "payments.payment-unheard-of");

        assertThat(app.receive("stage.audit.payments-events")).isEqualTo("payments.payment-unheard-of");
    }

    @Test
    void keepsTheEventsOfAnEnvironmentInIt() {
        broker.as("throughline-stage").publish("stage.orders.events", "orders.order-cancelled");

        assertThat(broker.as("throughline-dev").findsNothingIn("dev.inventory.orders-events"))
                .isTrue();
        assertThat(broker.as("throughline-stage").receive("stage.inventory.orders-events"))
                .isEqualTo("orders.order-cancelled");
    }

    @Test
    void refusesToSendToAnotherEnvironment() {
        var app = broker.as("throughline-dev");

        assertThatThrownBy(() -> app.publish("stage.orders.events", PLACED))
                .isInstanceOf(JMSSecurityRuntimeException.class);
        assertThatThrownBy(() -> app.send("stage.inventory.orders-events"))
                .isInstanceOf(JMSSecurityRuntimeException.class);
        assertThatThrownBy(() -> app.send("stage.inventory.orders-events.dlq"))
                .isInstanceOf(JMSSecurityRuntimeException.class);
    }

    @Test
    void letsTheApplicationDeadLetterAMessageItself() {
        broker.as("throughline-stage").send("stage.payments.orders-events.dlq");

        assertThat(broker.queue("stage.payments.orders-events.dlq").getMessageCount())
                .isEqualTo(1);
    }

    @Test
    void collectsWhatAnybodyDeadLetters() throws Exception {
        var app = broker.as("throughline-stage");
        app.send("stage.notifications.email.dlq");
        assertThat(app.receiveCopy("stage.messaging.dead-letters")).isEqualTo("stage.notifications.email.dlq");

        app.send("stage.inventory.orders-events");
        var queue = broker.queue("stage.inventory.orders-events");
        queue.sendMessageToDeadLetterAddress(queue.browserIterator().next().getMessageID());
        assertThat(app.receiveCopy("stage.messaging.dead-letters")).isEqualTo("stage.inventory.orders-events.dlq");
        assertThat(broker.as("throughline-dev").findsNothingIn("dev.messaging.dead-letters"))
                .isTrue();
    }

    @Test
    void keepsTheCopyOfADeadLetterForAWhile() throws Exception {
        var queue = broker.queue("dev.payments.orders-events.dlq");
        broker.as("throughline-dev").send("dev.payments.orders-events.dlq");

        var copy = queue.browserIterator().next().getMessage();
        assertThat(Instant.ofEpochMilli(copy.getExpiration()))
                .isCloseTo(Instant.now().plus(Duration.ofDays(14)), within(1, ChronoUnit.HOURS));
        queue.expireReference(copy.getMessageID());
        assertThat(queue.getMessageCount()).isZero();
        assertThat(broker.queue("ExpiryQueue").getMessageCount()).isZero();
    }

    @Test
    void neverDropsADeadLetter() {
        broker.as("throughline-dev").send("dev.inventory.orders-events.dlq");
        for (int delivery = 1; delivery <= 12; delivery++) {
            assertThat(broker.as("broker").failToHandle("dev.inventory.orders-events.dlq"))
                    .isEqualTo(delivery);
        }
        assertThat(broker.queue("dev.inventory.orders-events.dlq").getMessageCount())
                .isEqualTo(1);
    }

    @Test
    void refusesToReadFromAnotherEnvironment() {
        assertThatThrownBy(() -> broker.as("throughline-dev").receive("stage.inventory.orders-events"))
                .isInstanceOf(JMSSecurityRuntimeException.class);
        assertThatThrownBy(() -> broker.as("throughline-dev-subscriber").subscribe("stage.orders.events"))
                .isInstanceOf(JMSSecurityRuntimeException.class);
    }

    @Test
    void refusesSubscribersToSendAndToReadTheConsumersQueues() {
        var subscriber = broker.as("throughline-dev-subscriber");

        assertThatThrownBy(() -> subscriber.publish("dev.orders.events", PLACED))
                .isInstanceOf(JMSSecurityRuntimeException.class);
        assertThatThrownBy(() -> subscriber.receive("dev.inventory.orders-events"))
                .isInstanceOf(JMSSecurityRuntimeException.class);
    }

    @Test
    void refusesAnAccountWithoutARole() {
        var stranger = broker.as("stranger");

        assertThatThrownBy(() -> stranger.subscribe("dev.orders.events"))
                .isInstanceOf(JMSSecurityRuntimeException.class);
        assertThatThrownBy(() -> stranger.send("dev.inventory.orders-events"))
                .isInstanceOf(JMSSecurityRuntimeException.class);
    }

    @Test
    void makesNoAddressOutOfATypingError() {
        assertThatThrownBy(() -> broker.as("throughline-dev").publish("dev.order.events", PLACED))
                .hasMessageContaining("There is no topic with name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.payments.orders-events", "dev.inventory.orders-events"})
    void leavesItToTheRuntimeToDeadLetterAfterTheDeclaredDeliveries(String queue) {
        var app = broker.as("throughline-dev");
        app.send(queue);

        for (int delivery = 1; delivery <= 12; delivery++) {
            assertThat(app.failToHandle(queue)).isEqualTo(delivery);
        }
        assertThat(broker.queue(queue).getMessageCount()).isEqualTo(1);
        app.receive(queue);
    }

    @Test
    void groupsTheKeysOfOrderedConsumersOnly() {
        var ordered = broker.queue("dev.inventory.orders-events");
        var unordered = broker.queue("dev.payments.orders-events");

        assertThat(ordered.getGroupBuckets()).isEqualTo(1024);
        assertThat(ordered.isGroupRebalance()).isTrue();
        assertThat(ordered.isGroupRebalancePauseDispatch()).isTrue();
        assertThat(unordered.isGroupRebalance()).isFalse();
    }

    @Test
    void givesAJobToTheQueueItIsSentToAndToNobodyElse() {
        var app = broker.as("throughline-dev");
        app.send("dev.notifications.email");

        assertThat(broker.queue("dev.notifications.email").getMessageCount()).isEqualTo(1);
        assertThat(broker.queue("stage.notifications.email").getMessageCount()).isZero();
        app.receive("dev.notifications.email");
    }

    @Test
    void keepsSubscribersAndOtherEnvironmentsAwayFromWork() {
        for (var account : List.of("throughline-dev-subscriber", "throughline-stage", "stranger")) {
            var other = broker.as(account);
            assertThatThrownBy(() -> other.send("dev.notifications.email"))
                    .isInstanceOf(JMSSecurityRuntimeException.class);
            assertThatThrownBy(() -> other.receive("dev.notifications.email"))
                    .isInstanceOf(JMSSecurityRuntimeException.class);
            assertThatThrownBy(() -> other.receive("dev.notifications.email.dlq"))
                    .isInstanceOf(JMSSecurityRuntimeException.class);
        }
    }

    @Test
    void bindsNoJobToASessionByItsKey() {
        assertThat(broker.queue("dev.notifications.email").getGroupBuckets()).isZero();
    }

    @Test
    void letsASubscriberListenOverAmqp() throws Exception {
        var options = new ConnectionOptions().user("throughline-dev-subscriber").password("throughline-dev-subscriber");
        try (var client = Client.create();
                var connection = client.connect("127.0.0.1", broker.port(), options);
                var receiver = connection.openDurableReceiver("dev.orders.events", "my-subscription")) {
            receiver.openFuture().get();
            broker.as("throughline-dev").publish("dev.orders.events", CONFIRMED);

            assertThat(receiver.receive().message().property("cloudEvents_type"))
                    .isEqualTo(CONFIRMED);
        }
    }
}
