package io.throughline.messaging.nodes;

import io.throughline.devstack.LibertyServer;
import io.throughline.devstack.LibertySetup;
import io.throughline.devstack.ProjectRoot;
import io.throughline.devstack.StackSettings;
import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.LibertyConfiguration;
import io.throughline.messaging.testkit.ManagedLiberty;
import io.throughline.messaging.testkit.ThroughlineEar;
import io.throughline.testbed.TestbedArchive;
import io.throughline.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The testbed on two Liberty nodes that may be killed. */
final class TestbedNodes implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    static final String QUEUE = "dev.testbed.testbed-events";
    static final String EVENTS = "dev.testbed.events";

    private static final Path ROOT = ProjectRoot.find();
    private static final Path CONFIGURATION = Path.of("target/testbed-node");

    private final TestServers servers = TestServers.shared();
    private final LibertyServer first;
    private final LibertyServer firstSavingLate;
    private final LibertyServer second;
    private final CompletableFuture<Void> secondStarted;

    TestbedNodes() {
        ManagedLiberty.stop(servers);
        var ear = writeServer(ManagedLiberty.introduceModule(servers));
        first = node("testbed-a", ear, Map.of());
        firstSavingLate = node("testbed-a", ear, Map.of("THROUGHLINE_RELAY_SAVE_MILLIS", "3600000"));
        second = node("testbed-b", ear, Map.of());
        // both at once, for one after the other takes half as long again
        CompletableFuture.runAsync(first::start);
        secondStarted = CompletableFuture.runAsync(second::start);
    }

    private static Path writeServer(Topology topology) {
        try {
            LibertyConfiguration.write(CONFIGURATION, topology);
            return ThroughlineEar.write(TestbedArchive.ear(), Path.of("target/testbed-ear"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LibertyServer node(String name, Path ear, Map<String, String> changes) {
        var resources = LibertySetup.of(ROOT, name).resources();
        var settings = new TreeMap<>(changes);
        settings.put(StackSettings.HTTP_PORT, "0");
        return servers.liberty(new LibertySetup(name, CONFIGURATION, ear, resources, null), settings);
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

    /** The first node, with cursors that stay behind for as long as it lives: what it sends is not marked. */
    LibertyServer firstSavingLate() {
        first.stop();
        firstSavingLate.start();
        return firstSavingLate;
    }

    LibertyServer second() {
        second.start();
        return second;
    }

    TestServers servers() {
        return servers;
    }

    TestbedClient client(LibertyServer node) {
        return new TestbedClient(node.url());
    }

    TestbedBooks books() {
        return new TestbedBooks(servers.postgres());
    }

    BrokerConsole console() {
        return new BrokerConsole(servers.broker().consoleUrl(), password("BROKER"));
    }

    Subscriber subscriber() {
        return new Subscriber(servers.broker().url(), "throughline-dev-subscriber", password("BROKER_SUBSCRIBER"));
    }

    private String password(String account) {
        return servers.environment().get("THROUGHLINE_" + account + "_PASSWORD");
    }

    @Override
    public void close() {
        first.stop();
        second.stop();
    }
}
