package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.devstack.LibertyServer;
import io.throughline.messaging.testkit.Eventually;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.junit.jupiter.api.Test;

/** When a delivery fails, Liberty dumps the objects that had to do with it, field by field. */
@PackagedServer
class SecretsE2E {

    private static final String QUEUE = "dev.inventory.orders-events";
    private static final String MARK = "unreadable";
    private static final long TIME_TO_LIVE_MILLIS = 2_000;

    private final Installation installation;
    private final BrokerAccount administrator;
    private final String mark = UUID.randomUUID().toString();

    SecretsE2E(Installation installation) {
        this.installation = installation;
        administrator = installation.brokerAdministrator();
    }

    @Test
    void keepsPasswordsOutOfTheDumpsOfAFailedDelivery() throws IOException {
        var nodes = List.of(installation.first(), installation.second());
        administrator.run(jms ->
                jms.createProducer().setTimeToLive(TIME_TO_LIVE_MILLIS).send(jms.createQueue(QUEUE), unreadable(jms)));

        Eventually.that(() -> assertThat(administrator.remove(QUEUE + ".dlq", MARK + " = '" + mark + "'"))
                .isOne());
        // either node may have had it each time
        var dumps = contentOfLogs(nodes.get(0)) + contentOfLogs(nodes.get(1));
        assertThat(dumps.contains("MDBProxyOrderEventsConsumer")).isTrue();
        var secrets = secrets();
        assertThat(secrets).isNotEmpty();
        secrets.values().removeIf(secret -> !dumps.contains(secret));
        assertThat(secrets.keySet()).as("what the dumps tell").isEmpty();
    }

    /** The text is said to be longer than the message: the resource adapter fails before any code of ours. */
    private Message unreadable(JMSContext jms) throws JMSException {
        var message = jms.createTextMessage("cut off");
        message.setStringProperty(MARK, mark);
        var body = ((ActiveMQMessage) message).getCoreMessage().getBodyBuffer();
        body.clear();
        body.writeByte((byte) 1);
        body.writeInt(1_000_000);
        return message;
    }

    private Map<String, String> secrets() {
        var settings = new HashMap<>(installation.servers().environment());
        settings.keySet().removeIf(name -> !name.matches(".*_(PASSWORD|KEY|SECRET)"));
        return settings;
    }

    private static String contentOfLogs(LibertyServer node) throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(node.serverDir().resolve("logs"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }
}
