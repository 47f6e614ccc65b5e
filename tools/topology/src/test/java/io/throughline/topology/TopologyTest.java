package io.throughline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.ConsumesEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyTest {

    @TempDir
    private Path directory;

    @Test
    void writesAQueueAndAnActivationForEachConsumer() throws IOException {
        assertThat(Topology.fromWars(List.of(Wars.inventory(directory))).libertyXml())
                .contains("<jmsActivationSpec id=\"throughline/inventory/OrderEventsConsumer\" maxEndpoints=\"3\"")
                .contains("<jmsQueue id=\"inventory.orders-events\"")
                .contains("destination=\"inventory.orders-events\"")
                .contains("maxSession=\"3\"")
                .contains("jndiName=\"${THROUGHLINE_ENV}.inventory.orders-events\"");
    }

    @Test
    void letsSessionsOfAWorkQueueTakeOneJobAtATime() throws IOException {
        var topology = Topology.fromWars(List.of(Wars.notifications(directory)));

        assertThat(topology.libertyXml())
                .contains("<jmsActivationSpec id=\"throughline/notifications/EmailConsumer\" maxEndpoints=\"3\"")
                .contains("<jmsQueue id=\"notifications.email\"")
                .contains("consumerWindowSize=\"0\"");
        assertThat(Topology.fromWars(List.of(Wars.inventory(directory))).libertyXml())
                .doesNotContain("consumerWindowSize");
    }

    @Test
    void divertsNoEventsToAWorkQueue() throws IOException {
        assertThat(Topology.fromWars(List.of(Wars.notifications(directory))).brokerXml(List.of("dev")))
                .contains("<queue name=\"dev.notifications.email\"")
                .contains("<queue name=\"dev.notifications.email.dlq\"")
                .doesNotContain("<divert name=\"dev.notifications.email.divert\">");
    }

    @Test
    void namesTheApplicationItIsDeployedAs() throws IOException {
        assertThat(Topology.fromWars(List.of(Wars.inventory(directory))).libertyXml("test"))
                .contains("id=\"test/inventory/OrderEventsConsumer\"");
    }

    @Test
    void saysTheSameInWhateverOrderTheWarsCome() throws IOException {
        var inventory = Wars.inventory(directory);
        var payments = Wars.payments(directory);
        var one = Topology.fromWars(List.of(inventory, payments));
        var other = Topology.fromWars(List.of(payments, inventory));

        assertThat(one.libertyXml()).isEqualTo(other.libertyXml());
        assertThat(one.brokerXml(List.of("dev"))).isEqualTo(other.brokerXml(List.of("dev")));
    }

    @Test
    void readsADirectoryOfClassesAsItReadsAWar() throws IOException {
        var file = directory.resolve("classes/META-INF/throughline/consumers.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, Wars.declaration("inventory", "\"orders.order-placed\"", true));

        assertThat(Topology.fromWars(List.of(directory.resolve("classes"))).libertyXml())
                .contains("throughline/inventory/OrderEventsConsumer");
    }

    @Test
    void neverLetsTheBrokerGiveUpBeforeTheRuntime() throws IOException {
        var file = directory.resolve("classes/META-INF/throughline/consumers.json");
        Files.createDirectories(file.getParent());
        var patient = Wars.declaration("inventory", "\"orders.order-placed\"", false)
                .replace("\"maxDeliveries\" : 3", "\"maxDeliveries\" : 300");
        Files.writeString(file, patient);

        assertThat(Topology.fromWars(List.of(directory.resolve("classes"))).brokerXml(List.of("dev")))
                .contains("<max-delivery-attempts>300</max-delivery-attempts>");
    }

    @Test
    void filtersNothingForAConsumerOfEveryEvent() throws IOException {
        assertThat(Topology.fromWars(List.of(Wars.audit(directory))).brokerXml(List.of("dev")))
                .contains("<divert name=\"dev.audit.payments-events.divert\">")
                .doesNotContain("<filter");
    }

    @Test
    void takesAWarWithoutConsumers() throws IOException {
        var plain = Files.createDirectories(directory.resolve("plain"));

        assertThat(Topology.fromWars(List.of(plain)).libertyXml()).doesNotContain("jmsActivationSpec");
    }

    @Test
    void refusesAConsumerThatTheProcessorDidNotSee() throws IOException {
        var unseen = directory.resolve("io/throughline/topology/messaging/Unseen.class");
        Files.createDirectories(unseen.getParent());
        try (var compiled = Unseen.class.getResourceAsStream("TopologyTest$Unseen.class")) {
            Files.copy(compiled, unseen);
        }

        assertThatThrownBy(() -> Topology.fromWars(List.of(directory)))
                .isInstanceOf(InvalidTopology.class)
                .hasMessage("Unseen.class is a consumer, but its module has no META-INF/throughline/consumers.json:"
                        + " compile it with the annotation processor messaging-processor");
    }

    @Test
    void refusesTwoConsumersOfOneName() throws IOException {
        var inventory = Wars.inventory(directory);

        assertThatThrownBy(() -> Topology.fromWars(List.of(inventory, inventory)))
                .isInstanceOf(InvalidTopology.class)
                .hasMessage("two modules declare the consumer inventory.orders-events");
    }

    @Test
    void refusesAWarThatDoesNotExist() {
        var missing = directory.resolve("missing.war");

        assertThatThrownBy(() -> Topology.fromWars(List.of(missing)))
                .isInstanceOf(InvalidTopology.class)
                .hasMessage(missing + " does not exist");
    }

    @Test
    void refusesAFileThatIsNoWar() throws IOException {
        var text = Files.writeString(directory.resolve("orders.txt"), "no zip");

        assertThatThrownBy(() -> Topology.fromWars(List.of(text)))
                .isInstanceOf(InvalidTopology.class)
                .hasMessageStartingWith(text + " cannot be read: ");
    }

    @Test
    void refusesADeclarationItDoesNotUnderstand() throws IOException {
        var war = Wars.war(directory.resolve("odd.war"), "[ { \"context\" : \"odd\" } ]");

        assertThatThrownBy(() -> Topology.fromWars(List.of(war)))
                .isInstanceOf(InvalidTopology.class)
                .hasMessageStartingWith(war + " cannot be read: ");
    }

    @Test
    void refusesAnEnvironmentThatWouldMatchOthers() throws IOException {
        var topology = Topology.fromWars(List.of(Wars.inventory(directory)));

        assertThatThrownBy(() -> topology.brokerXml(List.of("#")))
                .isInstanceOf(InvalidTopology.class)
                .hasMessage("environment '#': 1 to 20 lower-case letters and digits");
    }

    @ConsumesEvents(from = "orders")
    private interface Unseen {}
}
