package io.throughline.devstack;

import io.throughline.devstack.broker.BrokerMain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Artemis with CORE and AMQP and its console, in a JVM of its own on loopback, with its default durability. */
public final class Broker extends LaunchedServer {

    private static final String CONSOLE_ACCOUNT = "broker";
    private static final String DEFAULT_CONFIGURATION = "/broker/broker.xml";

    private final StackSettings settings;
    private final Distributions distributions;
    private final Path configuration;

    /**
     * @param configuration a directory with {@code broker.xml} and whatever it includes, copied at every start; when it
     *     has no such file, a plain one without addresses is used
     */
    public Broker(StateDir state, StackSettings settings, Distributions distributions, Path configuration) {
        super("broker", state);
        this.settings = settings;
        this.distributions = distributions;
        this.configuration = configuration;
    }

    public int port() {
        return settings.port(StackSettings.BROKER_PORT);
    }

    public String url() {
        return settings.get("THROUGHLINE_BROKER_URL");
    }

    public String consoleUrl() {
        return "http://127.0.0.1:" + consolePort() + "/console/";
    }

    private int consolePort() {
        return settings.port(StackSettings.CONSOLE_PORT);
    }

    private Path etc() {
        return state().data("broker").resolve("etc");
    }

    @Override
    void prepare() {
        Ports.requireFree(port(), StackSettings.BROKER_PORT);
        Ports.requireFree(consolePort(), StackSettings.CONSOLE_PORT);
        Directories.delete(etc());
        try {
            Files.createDirectories(etc());
            if (Files.exists(configuration.resolve("broker.xml"))) {
                Directories.copy(configuration, etc());
            } else {
                copyDefault();
            }
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    private void copyDefault() throws IOException {
        try (InputStream plain = Broker.class.getResourceAsStream(DEFAULT_CONFIGURATION)) {
            Files.copy(plain, etc().resolve("broker.xml"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    List<String> command() {
        return JavaCommand.of(
                "io.throughline.devstack.broker.BrokerMain",
                List.of("-Xmx768m", "-Djava.util.logging.SimpleFormatter.format=%1$tF %1$tT %4$s %3$s %5$s%6$s%n"),
                etc().toString(),
                state().data("broker").resolve("data").toString());
    }

    @Override
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(settings.withoutSecrets());
        environment.put("CLASSPATH", distributions.classPath());
        environment.put(BrokerMain.CONSOLE_WAR, distributions.brokerConsole().toString());
        environment.put(BrokerMain.ACCOUNTS, accounts());
        return environment;
    }

    /** The environment's own application account, and one of another environment that must see nothing of it. */
    private String accounts() {
        String own = settings.get("THROUGHLINE_BROKER_USER");
        Map<String, String> applications = new TreeMap<>();
        applications.put("throughline-stage", settings.get(Credentials.BROKER_STAGE));
        applications.put(own, settings.get(Credentials.BROKER_APP));
        StringBuilder lines =
                new StringBuilder(account(CONSOLE_ACCOUNT, "admin", settings.get(Credentials.BROKER_CONSOLE)));
        applications.forEach((user, password) -> lines.append(account(user, user, password)));
        return lines.toString();
    }

    private static String account(String user, String role, String password) {
        return user + " " + role + " " + password + "\n";
    }

    /** The console starts last. */
    @Override
    boolean isReady() {
        return Ports.answers(consolePort()) && Ports.answers(port());
    }

    @Override
    Duration readyLimit() {
        return Duration.ofSeconds(60);
    }
}
