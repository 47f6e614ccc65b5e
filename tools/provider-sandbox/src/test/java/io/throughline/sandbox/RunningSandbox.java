package io.throughline.sandbox;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real sandbox on a free port and with an empty ledger for every test. */
final class RunningSandbox implements BeforeEachCallback, AfterEachCallback {
    // kept, or the garbage collector takes the level with the logger
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private final UnaryOperator<Settings> settings;

    private Path directory;
    private Sandbox sandbox;
    private SandboxClient client;

    RunningSandbox() {
        this(UnaryOperator.identity());
    }

    RunningSandbox(UnaryOperator<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        JETTY.setLevel(Level.WARNING);
        directory = Files.createTempDirectory("sandbox");
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        sandbox.close();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    SandboxClient client() {
        return client;
    }

    URI baseUri() {
        return sandbox.baseUri();
    }

    int smtpPort() {
        return sandbox.smtpPort();
    }

    Path directory() {
        return directory;
    }

    void restart() {
        sandbox.close();
        start();
    }

    private void start() {
        Keys keys = new Keys(SandboxClient.KEY, SandboxClient.KEY, SandboxClient.CARRIER_KEY);
        sandbox = Sandbox.start(directory, settings.apply(Settings.onFreePorts(keys)));
        client = new SandboxClient(sandbox.baseUri());
    }
}
