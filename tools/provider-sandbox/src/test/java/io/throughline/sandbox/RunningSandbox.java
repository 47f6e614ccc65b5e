package io.throughline.sandbox;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real sandbox on a free port and with an empty ledger for every test. */
final class RunningSandbox implements BeforeEachCallback, AfterEachCallback {
    // kept, or the garbage collector takes the level with the logger
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private Path directory;
    private Sandbox sandbox;
    private SandboxClient client;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        JETTY.setLevel(Level.WARNING);
        directory = Files.createTempDirectory("sandbox");
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        sandbox.close();
        Files.delete(directory.resolve("payments.jsonl"));
        Files.delete(directory);
    }

    SandboxClient client() {
        return client;
    }

    URI baseUri() {
        return sandbox.baseUri();
    }

    Path directory() {
        return directory;
    }

    void restart() {
        sandbox.close();
        start();
    }

    private void start() {
        sandbox = Sandbox.start(0, directory, SandboxClient.KEY);
        client = new SandboxClient(sandbox.baseUri());
    }
}
