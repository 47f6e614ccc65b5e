package io.throughline.crashtest;

import io.throughline.devstack.DevstackException;
import io.throughline.devstack.Failure;
import io.throughline.devstack.LibertyServer;
import io.throughline.devstack.LibertySetup;
import io.throughline.devstack.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Servers of a campaign's own, on free ports; they end with this JVM, however it ends. */
final class Installation {

    /** As it is shipped. */
    static final String SOUND = "none";

    private static final String BROKER_XML = "app-ear/target/config/broker/broker.xml";

    private static final Duration SLOWEST_START = Duration.ofMinutes(5);

    private final Path root;
    private final String variant;

    Installation(Path root, String variant) {
        this.root = root;
        this.variant = variant;
    }

    World start() {
        TestServers servers = TestServers.shared();
        try {
            servers.broker().use(Files.readString(root.resolve(BROKER_XML)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<LibertyServer> nodes =
                Stream.of("crash-a", "crash-b").map(name -> node(servers, name)).toList();
        nodes.parallelStream().forEach(Installation::started);
        return new World(servers, nodes);
    }

    /** However slow the machine is. */
    private static void started(LibertyServer node) {
        try {
            node.start();
        } catch (DevstackException e) {
            if (!Pause.until(SLOWEST_START, () -> node.isRunning() && node.answers())) {
                throw e;
            }
        }
    }

    private LibertyServer node(TestServers servers, String name) {
        Map<String, String> settings = new HashMap<>(World.NODE_SETTINGS);
        settings.put("THROUGHLINE_HTTP_PORT", "0");
        settings.put("THROUGHLINE_CRASH_TEST_VARIANT", variant);
        LibertySetup setup = LibertySetup.of(root, name);
        if (setup.application() == null) {
            throw new DevstackException(Failure.NOT_BUILT, "There is no EAR in app-ear/target; build app-ear.");
        }
        return servers.liberty(variant.equals(SOUND) ? setup : naive(setup), settings);
    }

    private LibertySetup naive(LibertySetup setup) {
        Path target = root.resolve("tools/crash-test/target/naive").resolve(setup.name() + ".ear");
        Path ear = NaiveEar.of(root, setup.application(), target);
        return new LibertySetup(setup.name(), setup.configuration(), ear, setup.resources(), null);
    }
}
