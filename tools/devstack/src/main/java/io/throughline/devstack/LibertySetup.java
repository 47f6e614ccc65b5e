package io.throughline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one Liberty server is made of.
 *
 * @param name also the name of its log and its process record
 * @param configuration the directory with {@code server.xml} and its includes
 * @param application the EAR, or null for a server without one
 * @param resources what it loads beside the application, by its file name there: the broker's RAR, the data source
 * @param debugPort where a debugger may attach, or null
 */
public record LibertySetup(
        String name, Path configuration, Path application, Map<String, Path> resources, Integer debugPort) {

    private static final Map<String, String> RESOURCES = Map.of(
            "artemis.rar", "liberty-config/artemis-rar/target", "outbox-jdbc.jar", "liberty-config/outbox-jdbc/target");

    /** The server of a checkout, with whatever of it has been built. */
    public static LibertySetup of(Path root, String name) {
        Path application = built(root.resolve("app-ear/target"), ".ear").orElse(null);
        Path generated = root.resolve("app-ear/target/liberty/servers/throughline");
        Path configuration = Files.isDirectory(generated) ? generated : root.resolve("liberty-config/server");
        return new LibertySetup(name, configuration, application, resources(root), null);
    }

    private static Map<String, Path> resources(Path root) {
        Map<String, Path> resources = new TreeMap<>();
        RESOURCES.forEach((name, target) -> built(root.resolve(target), name.substring(name.lastIndexOf('.')))
                .ifPresent(file -> resources.put(name, file)));
        return resources;
    }

    boolean isComplete() {
        return application != null && resources.keySet().equals(RESOURCES.keySet());
    }

    public LibertySetup debuggableOn(int port) {
        return new LibertySetup(name, configuration, application, resources, port);
    }

    private static Optional<Path> built(Path target, String suffix) {
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(suffix)).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
