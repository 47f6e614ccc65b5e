package io.throughline.topology;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A broker in this JVM that runs a generated file; every account's password is its name. */
final class TestBroker implements AutoCloseable {

    static final String PORT_PROPERTY = "THROUGHLINE_BROKER_PORT";
    static final String DATA_PROPERTY = "throughline.broker.data";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final int port;

    TestBroker(Path directory, String brokerXml) throws Exception {
        port = freePort();
        System.setProperty(PORT_PROPERTY, Integer.toString(port));
        System.setProperty(DATA_PROPERTY, directory.resolve("data").toString());
        var file = Files.writeString(directory.resolve("broker.xml"), brokerXml);
        broker.setConfigResourcePath(file.toUri().toString());
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), accounts()));
        broker.start();
    }

    private static SecurityConfiguration accounts() {
        var accounts = new SecurityConfiguration();
        account(accounts, "broker", "amq");
        account(accounts, "throughline-dev", "dev-app");
        account(accounts, "throughline-dev-subscriber", "dev-subscriber");
        account(accounts, "throughline-stage", "stage-app");
        account(accounts, "throughline-stage-subscriber", "stage-subscriber");
        account(accounts, "stranger", "nobody");
        return accounts;
    }

    private static void account(SecurityConfiguration accounts, String name, String role) {
        accounts.addUser(name, name);
        accounts.addRole(name, role);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    JmsAccount as(String account) {
        return new JmsAccount("tcp://127.0.0.1:" + port, account);
    }

    Queue queue(String name) {
        return broker.getActiveMQServer().locateQueue(name);
    }

    @Override
    public void close() throws Exception {
        broker.stop();
        System.clearProperty(PORT_PROPERTY);
        System.clearProperty(DATA_PROPERTY);
    }
}
