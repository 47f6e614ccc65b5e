package io.throughline.devstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Open Liberty from the shared installation, with a server directory of its own that is written anew at every start. */
public final class LibertyServer extends LaunchedServer {

    /** Options of Liberty's JVM, separated by blanks. */
    public static final String JVM_ARGUMENTS = "THROUGHLINE_JVM_ARGS";

    /** Halves the processor time that a start takes, at the cost of the highest throughput. */
    public static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=160m";

    private static final String STARTED = "CWWKF0011I";
    private static final String UPDATED = "CWWKZ0003I";
    /** Configuration that cannot be read, features that cannot be had, an application that does not start. */
    private static final List<String> BROKEN =
            List.of("CWWKG0014E", "CWWKG0090E", "CWWKF0001E", "CWWKF0033E", "CWWKE0701E", "CWWKZ0002E", "CWWKZ0004E");

    private static final Set<String> KEPT = Set.of("workarea", "logs", "tranlog", "resources", "apps");
    private static final Duration UPDATE_LIMIT = Duration.ofSeconds(60);

    private final StackSettings settings;
    private final Distributions distributions;
    private final LibertySetup setup;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    public LibertyServer(StateDir state, StackSettings settings, Distributions distributions, LibertySetup setup) {
        super(setup.name(), state);
        this.settings = settings;
        this.distributions = distributions;
        this.setup = setup;
    }

    public int port() {
        return settings.port(StackSettings.HTTP_PORT);
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public Path userDir() {
        return state().data("liberty");
    }

    /** The directory of this server, {@code server.config.dir} in its configuration. */
    public Path serverDir() {
        return userDir().resolve("servers").resolve(name());
    }

    private Path application() {
        return serverDir().resolve("apps/throughline.ear");
    }

    @Override
    Map<String, Integer> ports() {
        return setup.debugPort() == null
                ? Map.of(StackSettings.HTTP_PORT, port())
                : Map.of(StackSettings.HTTP_PORT, port(), Stack.DEBUG_PORT, setup.debugPort());
    }

    @Override
    void prepare() {
        if (!Files.exists(setup.configuration().resolve("server.xml"))) {
            throw new DevstackException(
                    Failure.NOT_BUILT, "There is no server.xml in " + setup.configuration() + "; restore it from git.");
        }
        writeServer();
    }

    /** Writes the server directory without starting it, for whoever starts Liberty himself. */
    public void writeServer() {
        try {
            clear();
            Directories.copy(setup.configuration(), serverDir());
            Path resources = userDir().resolve("shared/resources");
            place(distributions.jdbcDriver(), resources.resolve("postgresql.jar"));
            for (Map.Entry<String, Path> resource : setup.resources().entrySet()) {
                place(resource.getValue(), resources.resolve(resource.getKey()));
            }
            placeApplication();
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    private void clear() throws IOException {
        Files.createDirectories(serverDir());
        try (Stream<Path> entries = Files.list(serverDir())) {
            entries.filter(entry -> !KEPT.contains(entry.getFileName().toString()))
                    .forEach(Directories::delete);
        }
    }

    private void place(Path file, Path target) throws IOException {
        Path draft = draft();
        Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        moveIntoPlace(draft, target);
    }

    private void placeApplication() throws IOException {
        if (setup.application() == null) {
            Files.deleteIfExists(application());
        } else if (!isPlaced(setup.application())) {
            Path draft = draft();
            FreshArchive.copy(setup.application(), draft);
            moveIntoPlace(draft, application());
        }
    }

    /** An application that is the same file as before need not be unpacked and scanned again. */
    private boolean isPlaced(Path ear) throws IOException {
        return Files.exists(application())
                && Files.getLastModifiedTime(application()).equals(Files.getLastModifiedTime(ear));
    }

    private Path draft() {
        return userDir().resolve(name() + ".draft");
    }

    /** In one step, for Liberty watches these directories, and another node may be placing the same file. */
    private static void moveIntoPlace(Path draft, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    List<String> command() {
        return List.of(distributions.liberty().resolve("bin/server").toString(), "run", name());
    }

    @Override
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(settings.forApplication());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("WLP_USER_DIR", userDir().toString());
        environment.put("WLP_LOGGING_CONSOLE_LOGLEVEL", "INFO");
        environment.put("KEYSTORE_PASSWORD", settings.get(Credentials.KEYSTORE));
        environment.put("JVM_ARGS", jvmArguments());
        return environment;
    }

    private String jvmArguments() {
        String chosen = settings.asMap().getOrDefault(JVM_ARGUMENTS, "");
        return setup.debugPort() == null
                ? chosen
                : chosen + " -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:"
                        + setup.debugPort();
    }

    @Override
    boolean isReady() {
        String log = readLog();
        BROKEN.stream().filter(log::contains).findFirst().ifPresent(code -> {
            throw new DevstackException(
                    Failure.NOT_READY, name() + " reports " + lineWith(log, code) + "; the rest is in " + log());
        });
        return log.contains(STARTED) && answersReady();
    }

    @Override
    public boolean answers() {
        return answersReady();
    }

    /** A server without the health feature is ready when it says that it has started. */
    private boolean answersReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 || status == 404 && setup.application() == null;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The EAR in the generated server directory is not configuration: it can be replaced in the running server. */
    @Override
    public boolean isOutdated() {
        try (Stream<Path> entries = Files.list(setup.configuration())) {
            return entries.filter(Files::isRegularFile)
                    .anyMatch(file -> !Directories.holds(serverDir().resolve(file.getFileName()), file));
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    /** Replaces the application in the running server; true when Liberty took it without a restart. */
    public boolean redeploy() {
        long before = updates();
        try {
            placeApplication();
        } catch (IOException e) {
            throw unchecked(e);
        }
        Instant deadline = Instant.now().plus(UPDATE_LIMIT);
        while (isRunning() && Instant.now().isBefore(deadline)) {
            if (updates() > before && answersReady()) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        restart();
        return false;
    }

    private long updates() {
        return readLog().lines().filter(line -> line.contains(UPDATED)).count();
    }

    private static String lineWith(String log, String code) {
        return log.lines().filter(line -> line.contains(code)).findFirst().orElse(code);
    }

    private String readLog() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    Duration readyLimit() {
        return Duration.ofSeconds(120);
    }
}
