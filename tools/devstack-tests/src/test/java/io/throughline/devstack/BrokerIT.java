package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokerIT {

    private static final String QUEUE = "devstack.it";

    private TestServers servers;
    private Broker broker;

    @BeforeEach
    void startServers() {
        servers = TestServers.shared();
        broker = servers.broker();
    }

    private interface Work {
        void with(ClientSession session) throws Exception;
    }

    private void inSession(String user, String password, Work work) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(broker.url());
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(user, password, false, true, true, false, 0)) {
            session.start();
            work.with(session);
        }
    }

    private void asAdministrator(Work work) throws Exception {
        inSession("broker", servers.settings().get(Credentials.BROKER_CONSOLE), work);
    }

    @Test
    void keepsADurableMessageThroughAKill() throws Exception {
        asAdministrator(session -> {
            session.createAddress(SimpleString.of(QUEUE), RoutingType.ANYCAST, false);
            session.createQueue(QueueConfiguration.of(QUEUE).setRoutingType(RoutingType.ANYCAST));
            ClientMessage message = session.createMessage(true);
            message.getBodyBuffer().writeString("still here");
            session.createProducer(QUEUE).send(message);
        });

        broker.kill();
        assertThat(broker.isRunning()).isFalse();
        broker.start();

        asAdministrator(session -> {
            ClientMessage message = session.createConsumer(QUEUE).receive(5_000);
            assertThat(message.getBodyBuffer().readString()).isEqualTo("still here");
            message.acknowledge();
        });
        asAdministrator(session -> session.deleteQueue(QUEUE));
    }

    @Test
    void refusesAWrongPasswordAndAnAddressNobodyDeclared() throws Exception {
        assertThatThrownBy(() -> inSession("broker", "broker", session -> {})).hasMessageContaining("AMQ229031");
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
                JMSContext context =
                        factory.createContext("broker", servers.settings().get(Credentials.BROKER_CONSOLE))) {
            assertThatThrownBy(() -> context.createQueue("not.declared")).hasMessageContaining("not.declared");
        }
    }

    @Test
    void logsInOneFormWithItsConsole() throws Exception {
        assertThat(Files.readString(broker.log()))
                .containsPattern(" INFO org.apache.activemq.artemis.core.server AMQ221007")
                .containsPattern(" INFO io.hawt.HawtioContextListener ")
                .doesNotContain("SLF4J");
    }

    @Test
    void letsOnlyTheAdministratorIntoTheConsole() throws Exception {
        String administrator = servers.settings().get(Credentials.BROKER_CONSOLE);
        String application = servers.settings().get(Credentials.BROKER_APP);

        assertThat(login("broker", administrator)).isEqualTo(200);
        assertThat(login("broker", "wrong")).isEqualTo(403);
        assertThat(login("throughline-dev", application)).isEqualTo(403);
    }

    private int login(String user, String password) throws Exception {
        String body = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, password);
        HttpRequest request = HttpRequest.newBuilder(URI.create(broker.consoleUrl() + "auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void writesItsAccountsHashedAndForItsOwnerOnly() throws Exception {
        Path etc = broker.log().resolveSibling("../broker/etc").normalize();

        for (String name : List.of("users.properties", "roles.properties", "login.config")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(etc.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(etc.resolve("users.properties")))
                .contains("broker = ENC(")
                .doesNotContain(servers.settings().asMap().values().stream()
                        .filter(value -> value.length() == 32)
                        .toList());
    }

    @Test
    void putsNoSecretOnACommandLine() {
        List<String> secrets = servers.settings().asMap().entrySet().stream()
                .filter(setting -> setting.getKey().matches(".*_(PASSWORD|KEY)"))
                .map(setting -> setting.getValue())
                .toList();

        assertThat(ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()))
                .isNotEmpty()
                .noneMatch(line -> secrets.stream().anyMatch(line::contains));
    }
}
