package io.throughline.opscli.connection;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The stack that {@code ./run} started in this checkout, as its files tell. */
record LocalStack(int port, Map<String, String> credentials) {

    private static final String DEFAULT_PORT = "9080";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    static Optional<LocalStack> in(Path checkout) {
        var credentials = checkout.resolve(".run/credentials.env");
        if (!Files.isReadable(credentials)) {
            return Optional.empty();
        }
        var port = read(checkout.resolve(".run/settings.env")).getOrDefault("THROUGHLINE_HTTP_PORT", DEFAULT_PORT);
        return port.matches("\\d{1,5}")
                ? Optional.of(new LocalStack(Integer.parseInt(port), read(credentials)))
                : Optional.empty();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Its passwords are told to nobody else. */
    boolean isAt(URI url) {
        return "http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost()) && url.getPort() == port;
    }

    Optional<String> passwordOf(String user) {
        return Optional.ofNullable(credentials.get("THROUGHLINE_" + user.toUpperCase(Locale.ROOT) + "_PASSWORD"));
    }

    private static Map<String, String> read(Path file) {
        var entries = new TreeMap<String, String>();
        try {
            for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    entries.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        } catch (IOException e) {
            entries.clear();
        }
        return entries;
    }
}
