package io.throughline.e2e;

import io.throughline.crashtest.World;
import io.throughline.devstack.LibertyServer;
import io.throughline.devstack.ProjectRoot;
import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.ManagedLiberty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The packaged application on its two nodes, with the servers they need. */
final class Installation implements ExtensionContext.Store.CloseableResource {

    private static final String BROKER_XML = "app-ear/target/config/broker/broker.xml";

    private final TestServers servers = TestServers.shared();
    private final Collector collector = new Collector();
    private final LibertyServer first = node("node-a", collector.traces());
    private final LibertyServer second = node("node-b", collector.tracesAndMetrics());
    private final CompletableFuture<Void> secondStarted;

    Installation() {
        ManagedLiberty.stop(servers);
        try {
            servers.broker().use(Files.readString(ProjectRoot.find().resolve(BROKER_XML)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // both at once, for one after the other takes half as long again
        CompletableFuture.runAsync(first::start);
        secondStarted = CompletableFuture.runAsync(second::start);
    }

    private LibertyServer node(String name, String jvmArguments) {
        var settings = new HashMap<>(World.NODE_SETTINGS);
        settings.put("THROUGHLINE_HTTP_PORT", "0");
        settings.put("THROUGHLINE_LOG_FORMAT", "JSON");
        settings.put(LibertyServer.JVM_ARGUMENTS, jvmArguments);
        return servers.liberty(name, settings);
    }

    LibertyServer first() {
        first.start();
        return first;
    }

    /** The first node, and no other. */
    LibertyServer firstAlone() {
        secondStarted.join();
        second.stop();
        return first();
    }

    /** Exports its metrics to the collector, beside its traces as both do. */
    LibertyServer second() {
        second.start();
        return second;
    }

    /** What both nodes export of traces, and the second of metrics. */
    Collector collector() {
        second();
        return collector;
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
        return ApplicationDatabase.shared();
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
        collector.close();
    }
}
