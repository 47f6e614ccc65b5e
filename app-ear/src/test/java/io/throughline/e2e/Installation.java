package io.throughline.e2e;

import io.throughline.devstack.LibertyServer;
import io.throughline.devstack.ProjectRoot;
import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.ApplicationDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The packaged application on its nodes, with the servers they need; a node is started by the first test that asks. */
final class Installation implements ExtensionContext.Store.CloseableResource {

    private static final String BROKER_XML = "app-ear/target/config/broker/broker.xml";

    private final TestServers servers = TestServers.shared();
    private final LibertyServer first = node("node-a");
    private final LibertyServer second = node("node-b");

    Installation() {
        try {
            servers.broker().use(Files.readString(ProjectRoot.find().resolve(BROKER_XML)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LibertyServer node(String name) {
        return servers.liberty(name, Map.of("THROUGHLINE_HTTP_PORT", "0"));
    }

    LibertyServer first() {
        first.start();
        return first;
    }

    LibertyServer second() {
        second.start();
        return second;
    }

    TestServers servers() {
        return servers;
    }

    String password(String variable) {
        return servers.environment().get("THROUGHLINE_" + variable + "_PASSWORD");
    }

    /** A client of the first node. */
    ShopClient client() {
        return client(first());
    }

    ShopClient client(LibertyServer node) {
        return new ShopClient(node.url());
    }

    Provider provider() {
        return new Provider(servers.sandbox().url());
    }

    ApplicationDatabase database() {
        return new ApplicationDatabase(servers.postgres());
    }

    BrokerAccount broker(String account, String passwordVariable) {
        return new BrokerAccount(servers.broker().url(), account, password(passwordVariable));
    }

    BrokerAccount brokerAdministrator() {
        return broker("broker", "BROKER");
    }

    @Override
    public void close() {
        first.stop();
        second.stop();
    }
}
