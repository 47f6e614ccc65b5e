package io.throughline.devstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The payment provider's stand-in, with its ledger on disk and faults to inject. */
public final class Sandbox extends LaunchedServer {

    private static final String MODULE = "tools/provider-sandbox/target";

    private final StackSettings settings;
    private final Distributions distributions;

    public Sandbox(StateDir state, StackSettings settings, Distributions distributions) {
        super("sandbox", state);
        this.settings = settings;
        this.distributions = distributions;
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return settings.port(StackSettings.SANDBOX_PORT);
    }

    private Path classes() {
        return distributions.root().resolve(MODULE).resolve("classes");
    }

    public boolean isBuilt() {
        return Files.exists(classes().resolve("io/throughline/sandbox/Sandbox.class"));
    }

    @Override
    Map<String, Integer> ports() {
        return Map.of(StackSettings.SANDBOX_PORT, port());
    }

    @Override
    void prepare() {
        if (!isBuilt()) {
            throw Distributions.notBuilt("The provider sandbox is not built");
        }
    }

    @Override
    List<String> command() {
        List<String> options = new ArrayList<>(settings.words(JavaCommand.ARGUMENTS));
        options.add("-Xmx128m");
        return JavaCommand.of(
                "io.throughline.sandbox.Sandbox",
                options,
                "--data-dir",
                state().data("sandbox").toString());
    }

    @Override
    Map<String, String> environment() {
        Path libraries = distributions.root().resolve(MODULE).resolve("lib");
        return Map.of(
                "CLASSPATH",
                classes() + ":" + libraries + "/*",
                StackSettings.SANDBOX_PORT,
                settings.get(StackSettings.SANDBOX_PORT),
                Credentials.PROVIDER_KEY,
                settings.get(Credentials.PROVIDER_KEY));
    }

    @Override
    boolean isReady() {
        return Ports.answers(port());
    }

    @Override
    Duration readyLimit() {
        return Duration.ofSeconds(30);
    }
}
