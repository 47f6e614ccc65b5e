package io.throughline.distribution;

import io.throughline.devstack.Credentials;
import io.throughline.devstack.Distributions;
import io.throughline.devstack.Ports;
import io.throughline.devstack.ProjectRoot;
import io.throughline.devstack.Sandbox;
import io.throughline.devstack.StackSettings;
import io.throughline.devstack.StateDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Throughline as somebody installs it who has the archive, its guide, a Liberty, a PostgreSQL and an Artemis. */
final class Installation implements AutoCloseable {

    static final String CUSTOMER = "ada";

    private static final Path ARCHIVE = Path.of(System.getProperty("throughline.archive"));

    private final Path home;
    private final Certificate certificate;
    private final Issuer issuer = new Issuer();
    private final StackSettings settings;
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private final int port = Ports.free(1).get(0);
    private OldestPostgres postgres;
    private TlsBroker broker;
    private Sandbox sandbox;
    private Map<String, String> shell;

    Installation(Path home) throws IOException, GeneralSecurityException {
        this.home = home;
        certificate = Certificate.in(Files.createDirectory(home.resolve("tls")));
        settings = StackSettings.onFreePorts(Credentials.in(home.resolve("credentials.env")))
                .with(StackSettings.ENVIRONMENT, "prod")
                .with("THROUGHLINE_TOOLS_JVM_ARGS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    }

    /** Everything that is there before Throughline comes. */
    void start() throws IOException {
        shell = shell();
        postgres = new OldestPostgres(Files.createDirectory(home.resolve("postgres")), certificate);
        stops.push(postgres::close);
        broker = new TlsBroker(Files.createDirectory(home.resolve("broker")), settings, certificate);
        stops.push(broker::close);
        sandbox = new Sandbox(new StateDir(home.resolve("provider")), settings, new Distributions(ProjectRoot.find()));
        stops.push(sandbox::stop);
        sandbox.start();
        writeSecrets();
        Files.writeString(home.resolve("jwt-keys.json"), issuer.keySet());
        Files.createDirectory(home.resolve("usr"));
        Files.copy(ARCHIVE, home.resolve(ARCHIVE.getFileName()));
        stops.push(() -> bash("\"$WLP/bin/server\" stop throughline"));
    }

    private Map<String, String> shell() {
        var environment = new TreeMap<String, String>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
        environment.put("JVM_ARGS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        environment.put("WLP", new Distributions(ProjectRoot.find()).liberty().toString());
        environment.put("WLP_USER_DIR", home.resolve("usr").toString());
        environment.put("URL", url());
        environment.put("CA", certificate.pem().toString());
        environment.put("CUSTOMER", CUSTOMER);
        environment.put("CUSTOMER_TOKEN", issuer.token(CUSTOMER, "customer"));
        environment.put("STOREFRONT_TOKEN", issuer.token("shop", "storefront"));
        environment.put("STOCKKEEPER_TOKEN", issuer.token("warehouse", "stockkeeper"));
        return environment;
    }

    private void writeSecrets() throws IOException {
        secret("secrets", "THROUGHLINE_DB_PASSWORD", "the application's secret");
        secret("secrets", "THROUGHLINE_BROKER_APP_PASSWORD", broker.password());
        secret("secrets", "THROUGHLINE_KEYSTORE_PASSWORD", Certificate.PASSWORD);
        for (var key : List.of(
                Credentials.PROVIDER_KEY,
                Credentials.CARRIER_KEY,
                Credentials.PAYMENT_WEBHOOK_SECRET,
                "THROUGHLINE_WEBHOOK_SECRET_KEY")) {
            secret("secrets", key, settings.get(key));
        }
        secret("admin", "THROUGHLINE_DB_ADMIN_PASSWORD", OldestPostgres.PASSWORD);
        secret("admin", "THROUGHLINE_DB_MIGRATOR_PASSWORD", "the migrator's secret");
        secret("admin", "THROUGHLINE_BROKER_ADMIN_PASSWORD", broker.administratorPassword());
    }

    private void secret(String directory, String name, String value) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(directory)).resolve(name), value);
    }

    /** What this place has for each setting of the archive that names another. */
    private Map<String, String> chosen() {
        var chosen = new TreeMap<String, String>();
        chosen.put("THROUGHLINE_DB_HOST", "localhost");
        chosen.put("THROUGHLINE_DB_PORT", Integer.toString(postgres.port()));
        chosen.put("THROUGHLINE_DB_SSLROOTCERT", certificate.pem().toString());
        chosen.put("THROUGHLINE_BROKER_HOST", "localhost");
        chosen.put("THROUGHLINE_BROKER_PORT", Integer.toString(broker.port()));
        chosen.put("THROUGHLINE_BROKER_TRUSTSTORE", certificate.trustStore().toString());
        chosen.put("THROUGHLINE_HTTP_HOST", "127.0.0.1");
        chosen.put("THROUGHLINE_HTTPS_PORT", Integer.toString(port));
        chosen.put("THROUGHLINE_KEYSTORE", certificate.keyStore().toString());
        chosen.put("THROUGHLINE_JWT_KEYS", home.resolve("jwt-keys.json").toUri().toString());
        chosen.put("THROUGHLINE_BROKER_ADMIN", broker.administrator());
        chosen.put("THROUGHLINE_BROKER_JOLOKIA", broker.jolokia());
        chosen.put("THROUGHLINE_PAYMENT_PROVIDER_URL", sandbox.url() + "/payment");
        chosen.put("THROUGHLINE_CARRIER_URL", sandbox.url() + "/carrier");
        chosen.put("THROUGHLINE_SMTP_HOST", "127.0.0.1");
        chosen.put("THROUGHLINE_SMTP_PORT", Integer.toString(sandbox.smtpPort()));
        chosen.put("THROUGHLINE_SMTP_TLS", "NONE");
        return chosen;
    }

    private String edited(String shipped) {
        var chosen = chosen();
        var edited = shipped.lines()
                .map(line -> {
                    var name = line.split("=", 2)[0];
                    var own = chosen.remove(name);
                    return own == null ? line.replace("/etc/throughline", home.toString()) : name + "=" + own;
                })
                .collect(Collectors.joining("\n", "", "\n"));
        if (!chosen.isEmpty()) {
            throw new AssertionError("throughline.env names no " + chosen.keySet());
        }
        return edited;
    }

    /** What the server has said, line by line. */
    List<String> log() throws IOException {
        return Files.readAllLines(home.resolve("usr/servers/throughline/logs/messages.log"));
    }

    /** Follows the guide that is in the archive; what its commands print. */
    String follow() throws IOException {
        return bash(guide().script(edit())).require();
    }

    /** Follows it to where only the server is missing. */
    void prepare() throws IOException {
        bash(guide().preparation(edit())).require();
    }

    private Guide guide() {
        return new Guide(inArchive("docs/operations/deploy.md"));
    }

    private String edit() throws IOException {
        var edited = Files.writeString(home.resolve("edited.env"), edited(inArchive("throughline.env")));
        return "cp " + edited + " throughline.env\n";
    }

    /** A command in the unpacked archive, with the settings read. */
    Command.Outcome again(String command) {
        return bash("cd throughline-*/; set -a; . ./throughline.env; set +a\n" + command);
    }

    String inArchive(String file) {
        return bash("tar xzOf " + ARCHIVE + " --wildcards '*/" + file + "'").require();
    }

    Command.Outcome bash(String script) {
        return new Command(home, shell, List.of("bash", "-c", script)).run();
    }

    String url() {
        return "https://localhost:" + port;
    }

    Issuer issuer() {
        return issuer;
    }

    OldestPostgres postgres() {
        return postgres;
    }

    Reader reader() throws GeneralSecurityException {
        return new Reader(url(), certificate);
    }

    @Override
    public void close() {
        stops.forEach(Runnable::run);
    }
}
