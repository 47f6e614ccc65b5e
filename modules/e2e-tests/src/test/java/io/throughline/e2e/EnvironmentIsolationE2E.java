package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSSecurityRuntimeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two environments on one broker, on the broker configuration that the build packages. */
@PackagedServer
class EnvironmentIsolationE2E {

    private final BrokerAccount dev;
    private final BrokerAccount stage;
    private final BrokerAccount subscriber;

    EnvironmentIsolationE2E(Installation installation) {
        dev = installation.broker("throughline-dev", "BROKER_APP");
        stage = installation.broker("throughline-stage", "BROKER_STAGE");
        subscriber = installation.broker("throughline-dev-subscriber", "BROKER_SUBSCRIBER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "payments", "inventory"})
    void refusesToPublishInAnotherEnvironment(String context) {
        assertRefused(() -> stage.publish("dev." + context + ".events"));
        assertRefused(() -> dev.publish("stage." + context + ".events"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "payments", "inventory"})
    void refusesToListenToAnotherEnvironment(String context) {
        assertRefused(() -> stage.subscribe("dev." + context + ".events"));
        assertRefused(() -> dev.subscribe("stage." + context + ".events"));
        assertRefused(() -> subscriber.subscribe("stage." + context + ".events"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inventory.orders-events",
                "payments.orders-events",
                "orders.payments-events",
                "orders.inventory-events",
                "inventory.orders-events.dlq"
            })
    void refusesTheQueuesOfAnotherEnvironment(String queue) {
        assertRefused(() -> stage.send("dev." + queue, jms -> jms.createTextMessage("{}")));
        assertRefused(() -> stage.consume("dev." + queue));
        assertRefused(() -> dev.send("stage." + queue, jms -> jms.createTextMessage("{}")));
        assertRefused(() -> dev.consume("stage." + queue));
    }

    @Test
    void letsEachEnvironmentUseItsOwn() {
        assertThatCode(() -> stage.publish("stage.payments.events")).doesNotThrowAnyException();
        assertThatCode(() -> stage.consume("stage.orders.payments-events")).doesNotThrowAnyException();
        assertThatCode(() -> subscriber.subscribe("dev.payments.events")).doesNotThrowAnyException();
    }

    private static void assertRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(JMSSecurityRuntimeException.class);
    }
}
