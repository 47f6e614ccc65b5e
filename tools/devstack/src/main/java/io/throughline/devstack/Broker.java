package io.throughline.devstack;

import io.throughline.devstack.broker.BrokerMain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Artemis with CORE and AMQP and its console, in a JVM of its own on loopback, with its default durability. */
public final class Broker extends LaunchedServer {

    private static final String CONSOLE_ACCOUNT = "broker";
    private static final String BROKER_XML = "broker.xml";
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
    Map<String, Integer> ports() {
        return Map.of(StackSettings.BROKER_PORT, port(), StackSettings.CONSOLE_PORT, consolePort());
    }

    @Override
    void prepare() {
        Directories.delete(etc());
        try {
            Files.createDirectories(etc());
            if (Files.exists(configuration.resolve(BROKER_XML))) {
                Directories.copy(configuration, etc());
            } else {
                copyDefault();
            }
            if (Files.exists(override())) {
                Files.copy(override(), etc().resolve(BROKER_XML), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    /**
     * Runs the broker on this {@code broker.xml} from now on, with one restart if that is not what it runs on already.
     * Addresses, queues and diverts of earlier configurations stay.
     */
    public synchronized void use(String brokerXml) {
        try {
            boolean known =
                    Files.exists(override()) && Files.readString(override()).equals(brokerXml);
            if (!known) {
                EnvFile.writePrivately(override(), brokerXml);
                restart();
            }
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    private Path override() {
        return state().data("broker").resolve("override.xml");
    }

    @Override
    public boolean isOutdated() {
        return Files.isDirectory(configuration)
                && !Files.exists(override())
                && !Directories.holds(etc(), configuration);
    }

    private void copyDefault() throws IOException {
        try (InputStream plain = Broker.class.getResourceAsStream(DEFAULT_CONFIGURATION)) {
            Files.copy(plain, etc().resolve(BROKER_XML), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    List<String> command() {
        List<String> options = new ArrayList<>(settings.words(JavaCommand.ARGUMENTS));
        options.add("-Xmx768m");
        options.add("-Djava.util.logging.SimpleFormatter.format=%1$tF %1$tT %4$s %3$s %5$s%6$s%n");
        return JavaCommand.of(
                "io.throughline.devstack.broker.BrokerMain",
                options,
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

    /**
     * The console's administrator, the environment's own application, a stranger who subscribes to its events, and the
     * application of another environment that must see nothing of it. The roles are those of the generated broker.xml.
     */
    private String accounts() {
        String environment = settings.get(StackSettings.ENVIRONMENT);
        String own = settings.get("THROUGHLINE_BROKER_USER");
        Map<String, String> lines = new TreeMap<>();
        lines.put(CONSOLE_ACCOUNT, "amq " + settings.get(Credentials.BROKER_CONSOLE));
        lines.put("throughline-stage", "stage-app " + settings.get(Credentials.BROKER_STAGE));
        lines.put(own, environment + "-app " + settings.get(Credentials.BROKER_APP));
        lines.put(own + "-subscriber", environment + "-subscriber " + settings.get(Credentials.BROKER_SUBSCRIBER));
        return lines.entrySet().stream()
                .map(account -> account.getKey() + " " + account.getValue() + "\n")
                .collect(Collectors.joining());
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
