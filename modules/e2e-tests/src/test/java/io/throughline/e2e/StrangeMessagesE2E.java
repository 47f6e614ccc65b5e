package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.f4b6a3.uuid.UuidCreator;
import io.throughline.bench.hostile.HostileMessages;
import io.throughline.bench.hostile.HostileSender;
import io.throughline.bench.stack.BrokerAccess;
import io.throughline.devstack.ProjectRoot;
import io.throughline.e2e.BrokerAccount.Use;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of a stranger in a consumer's queue: what cannot be handled is dead-lettered with its reason. */
@PackagedServer
class StrangeMessagesE2E {

    private static final String QUEUE = "dev.inventory.orders-events";
    private static final String MARK = "stranger";
    private static final Pattern QUEUE_WITH_DLQ = Pattern.compile("<queue name=\"(dev\\.[^\"]+)\\.dlq\"");
    private static final String STORED_WITH_A_REASON = """
            SELECT 'dev.' || consumer || ': ' || count(*) FROM messaging.dead_letter
            JOIN messaging.dead_letter_message ON letter = id
            WHERE headers LIKE ? AND btrim(reason) NOT IN ('', 'null') GROUP BY consumer""";
    private static final String STORED = "SELECT reason FROM messaging.dead_letter"
            + " JOIN messaging.dead_letter_message ON letter = id WHERE headers LIKE ?";

    private final ShopClient shop;
    private final BrokerAccount administrator;
    private final ApplicationDatabase database;
    private final String mark = UUID.randomUUID().toString();

    StrangeMessagesE2E(Installation installation) {
        shop = installation.client();
        administrator = installation.brokerAdministrator();
        database = installation.database();
    }

    @Test
    void deadLettersAMessageWithoutHeaders() throws JMSException {
        assertThat(reasonFor(jms -> jms.createTextMessage("{}"))).contains("specversion");
    }

    @Test
    void deadLettersAMessageWithoutJson() throws JMSException {
        assertThat(reasonFor(jms -> withHeaders(jms.createTextMessage("rubbish \u0000"), "orders.order-placed")))
                .isNotBlank();
    }

    @Test
    void deadLettersASerializedObject() throws JMSException {
        assertThat(reasonFor(jms -> withHeaders(jms.createObjectMessage("an object"), "orders.order-placed")))
                .contains("body");
    }

    @Test
    void deadLettersAnUnknownType() throws JMSException {
        assertThat(reasonFor(jms -> withHeaders(jms.createTextMessage("{}"), "orders.order-forgotten")))
                .contains("orders.order-forgotten");
    }

    @ParameterizedTest
    @MethodSource
    void deadLettersPropertiesThatCannotBeUsed(String property, Object value, String reason) throws JMSException {
        assertThat(reasonFor(jms -> {
                    var message = withHeaders(jms.createTextMessage("{}"), "orders.order-placed");
                    ((ActiveMQMessage) message).getCoreMessage().putObjectProperty(property, value);
                    return message;
                }))
                .contains(reason);
    }

    static Stream<Arguments> deadLettersPropertiesThatCannotBeUsed() {
        return Stream.concat(
                Stream.of("cloudEvents_partitionkey", "cloudEvents_type", "throughline_drain")
                        .map(name -> arguments(name, "nul \u0000 within", "cannot be stored")),
                Stream.of("cloudEvents_id", "JMS_AMQP_ContentType", "throughline_drain")
                        .map(name -> arguments(name, new byte[] {1}, "Invalid conversion")));
    }

    /** AMQP allows names that JMS does not, and its CloudEvents spell their attributes so. */
    @ParameterizedTest
    @ValueSource(strings = {"cloudEvents:id", "x-forwarded-by", "LIKE"})
    void deadLettersNamesThatJmsDoesNotAllow(String property) throws JMSException {
        assertThat(reasonFor(jms -> {
                    var message = jms.createTextMessage("{}");
                    ((ActiveMQMessage) message).getCoreMessage().putStringProperty(property, "strange");
                    return message;
                }))
                .contains("specversion");
    }

    @Test
    void deadLettersAStructuredCloudEventThatIsNull() throws JMSException {
        assertThat(reasonFor(jms -> {
                    var message = jms.createTextMessage("null");
                    message.setStringProperty("JMS_AMQP_ContentType", "application/cloudevents+json");
                    return message;
                }))
                .contains("no data");
    }

    @Test
    void handlesAStructuredCloudEvent() {
        shop.stock("STRUCTURED", 10);
        var orderId = shop.place(OrderForm.of("STRUCTURED", 2).keptAtTheDepot());
        Eventually.that(() -> assertThat(shop.order(orderId).text("status")).isEqualTo("CONFIRMED"));
        assertThat(shop.reserved("STRUCTURED")).isEqualTo(2);

        administrator.send(QUEUE, StructuredEvent.cancelled(orderId)::message);

        Eventually.that(() -> assertThat(shop.reserved("STRUCTURED")).isZero());
    }

    /** As {@code bench hostile} does with ten thousand on each queue. */
    @Test
    void deadLettersWhateverComesToWhicheverConsumerWhileOrdersGoOn() throws JMSException, IOException {
        shop.stock("BESIDE-STRANGERS", 10);
        var hostile = new HostileMessages(4, mark);
        var queues = queuesOfConsumers();
        var broker = new BrokerAccess(administrator.url(), administrator.name(), administrator.password());

        new HostileSender(broker, queues, hostile).send(hostile.kinds(), 0);
        var orderId = shop.place(OrderForm.of("BESIDE-STRANGERS", 2).keptAtTheDepot());

        Eventually.that(() -> assertThat(shop.order(orderId).text("status")).isEqualTo("CONFIRMED"));
        var expected =
                queues.stream().map(queue -> queue + ": " + hostile.kinds()).toList();
        Eventually.that(() -> assertThat(database.texts(STORED_WITH_A_REASON, "%" + mark + "%"))
                .containsExactlyInAnyOrderElementsOf(expected));
    }

    private static List<String> queuesOfConsumers() throws IOException {
        var broker = Files.readString(ProjectRoot.find().resolve("app-ear/target/config/broker/broker.xml"));
        return QUEUE_WITH_DLQ
                .matcher(broker)
                .results()
                .map(queue -> queue.group(1))
                .distinct()
                .toList();
    }

    /** Sends the message and returns the reason that its dead letter tells. */
    private String reasonFor(Use<Message> strange) throws JMSException {
        administrator.send(QUEUE, jms -> {
            var message = strange.with(jms);
            message.setStringProperty(MARK, mark);
            return message;
        });
        var selector = MARK + " = '" + mark + "'";
        Eventually.that(
                () -> assertThat(administrator.browse(QUEUE + ".dlq", selector)).hasSize(1));
        var letter = administrator.browse(QUEUE + ".dlq", selector).get(0);
        assertThat(letter.getStringProperty("throughline_consumer")).isEqualTo("inventory.orders-events");
        assertThat(letter.getStringProperty("throughline_fingerprint")).matches("[0-9a-f]{16}");
        var reason = letter.getStringProperty("throughline_reason");
        Eventually.that(
                () -> assertThat(database.texts(STORED, "%" + mark + "%")).containsExactly(storable(reason)));
        return reason;
    }

    /** What the database cannot hold is a question mark there. */
    private static String storable(String reason) {
        return reason.replace('\0', '?');
    }

    private static Message withHeaders(Message message, String type) throws JMSException {
        message.setStringProperty("cloudEvents_specversion", "1.0");
        message.setStringProperty(
                "cloudEvents_id", UuidCreator.getTimeOrderedEpoch().toString());
        message.setStringProperty("cloudEvents_source", "/stranger");
        message.setStringProperty("cloudEvents_type", type);
        message.setStringProperty("cloudEvents_time", Instant.now().toString());
        message.setStringProperty("cloudEvents_dataschema", "urn:throughline:" + type + ":1");
        message.setStringProperty("cloudEvents_partitionkey", UUID.randomUUID().toString());
        return message;
    }
}
