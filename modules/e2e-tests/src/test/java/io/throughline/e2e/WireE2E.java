package io.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.throughline.messaging.testkit.Answer;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.junit.jupiter.api.Test;

/** What a client that is not ours reads from the events address: AMQP 1.0 and CloudEvents, nothing of Artemis or JMS. */
@PackagedServer
class WireE2E {

    private static final String PREFIX = "cloudEvents_";

    private final Installation installation;
    private final ShopClient shop;

    WireE2E(Installation installation) {
        this.installation = installation;
        shop = installation.client();
    }

    @Test
    void publishesValidCloudEventsToAmqpClients() throws Exception {
        shop.stock("PUBLISHED", 10);
        var options = new ConnectionOptions()
                .user("throughline-dev-subscriber")
                .password(installation.password("BROKER_SUBSCRIBER"));
        try (var client = Client.create();
                var connection = client.connect(
                        "127.0.0.1", installation.servers().broker().port(), options);
                var receiver = connection.openReceiver("dev.orders.events")) {
            receiver.openFuture().get(30, TimeUnit.SECONDS);
            var form = OrderForm.of("PUBLISHED", 2);
            var orderId = shop.place(form);

            assertPlaced(next(receiver, orderId), orderId, form);
            assertThat(cloudEvent(next(receiver, orderId)).getType()).isEqualTo("orders.order-confirmed");
        }
    }

    private static void assertPlaced(Message<?> message, String orderId, OrderForm form) throws ClientException {
        assertThat(message.contentType()).isEqualTo("application/json");
        assertThat(message.toAdvancedMessage().bodySections()).hasSize(1).allMatch(Data.class::isInstance);
        assertThat(message.property(PREFIX + "specversion")).isEqualTo("1.0");

        var event = cloudEvent(message);
        assertThat(event.getType()).isEqualTo("orders.order-placed");
        assertThat(event.getSource()).hasToString("/dev/orders");
        assertThat(event.getDataSchema()).hasToString("urn:throughline:orders.order-placed:1");
        assertThat(event.getExtension("sequence")).isEqualTo("00000000000000000001");
        var data = Answer.read(new String(event.getData().toBytes(), UTF_8));
        assertThat(data.path("orderId").asText()).isEqualTo(orderId);
        assertThat(data.path("total").longValue()).isEqualTo(form.total());
    }

    /** As the AMQP protocol binding reads it; the SDK refuses attributes that the specification does not allow. */
    private static CloudEvent cloudEvent(Message<?> message) throws ClientException {
        var event = CloudEventBuilder.fromSpecVersion(SpecVersion.V1);
        message.forEachProperty((name, value) -> {
            if (name.startsWith(PREFIX) && !name.equals(PREFIX + "specversion")) {
                event.withContextAttribute(name.substring(PREFIX.length()), (String) value);
            }
        });
        return event.withData(message.contentType(), (byte[]) message.body()).build();
    }

    private static Message<?> next(Receiver receiver, String key) throws ClientException {
        for (var delivery = receiver.receive(1, TimeUnit.MINUTES);
                delivery != null;
                delivery = receiver.receive(1, TimeUnit.MINUTES)) {
            if (key.equals(delivery.message().property(PREFIX + "partitionkey"))) {
                return delivery.message();
            }
        }
        throw new AssertionError("no event of " + key + " was published");
    }
}
