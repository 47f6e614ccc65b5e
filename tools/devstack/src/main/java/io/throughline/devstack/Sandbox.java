package io.throughline.devstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stands in for the payment providers, the carrier, the mail relay and customers' endpoints, with faults to inject. */
public final class Sandbox extends LaunchedServer {

    private static final String MODULE = "tools/provider-sandbox/target";

    private static final List<String> READ = List.of(
            StackSettings.SANDBOX_PORT,
            StackSettings.SMTP_PORT,
            StackSettings.PAYMENT_WEBHOOK_URL,
            StackSettings.ACQUIRER_WEBHOOK_URL,
            Credentials.PROVIDER_KEY,
            Credentials.ACQUIRER_KEY,
            Credentials.CARRIER_KEY,
            Credentials.PAYMENT_WEBHOOK_SECRET,
            Credentials.ACQUIRER_WEBHOOK_SECRET);
    private static final List<String> OPTIONAL =
            List.of("THROUGHLINE_SANDBOX_DISPATCH_AFTER", "THROUGHLINE_SANDBOX_DELIVER_AFTER");

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

    public int smtpPort() {
        return settings.port(StackSettings.SMTP_PORT);
    }

    private Path classes() {
        return distributions.root().resolve(MODULE).resolve("classes");
    }

    public boolean isBuilt() {
        return Files.exists(classes().resolve("io/throughline/sandbox/Sandbox.class"));
    }

    @Override
    Map<String, Integer> ports() {
        return Map.of(StackSettings.SANDBOX_PORT, port(), StackSettings.SMTP_PORT, smtpPort());
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
        options.add("-Xmx512m");
        return JavaCommand.of(
                "io.throughline.sandbox.Sandbox",
                options,
                "--data-dir",
                state().data("sandbox").toString());
    }

    @Override
    Map<String, String> environment() {
        Path libraries = distributions.root().resolve(MODULE).resolve("lib");
        Map<String, String> environment = new TreeMap<>();
        environment.put("CLASSPATH", classes() + ":" + libraries + "/*");
        READ.forEach(name -> environment.put(name, settings.get(name)));
        OPTIONAL.stream()
                .filter(settings.asMap()::containsKey)
                .forEach(name -> environment.put(name, settings.get(name)));
        return environment;
    }

    @Override
    boolean isReady() {
        return Ports.answers(port()) && Ports.answers(smtpPort());
    }

    @Override
    Duration readyLimit() {
        return Duration.ofSeconds(30);
    }
}
