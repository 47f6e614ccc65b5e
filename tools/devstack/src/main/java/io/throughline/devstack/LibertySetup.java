package io.throughline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one Liberty server is made of.
 *
 * @param name also the name of its log and its process record
 * @param configuration the directory with {@code server.xml} and its includes
 * @param application the EAR, or null for a server without one
 * @param resourceAdapter the broker's RAR, or null
 * @param debugPort where a debugger may attach, or null
 */
public record LibertySetup(String name, Path configuration, Path application, Path resourceAdapter, Integer debugPort) {

    /** The server of a checkout, with whatever of EAR and RAR has been built. */
    public static LibertySetup of(Path root, String name) {
        Path application = built(root.resolve("app-ear/target"), ".ear").orElse(null);
        Path generated = root.resolve("app-ear/target/liberty/servers/throughline");
        Path configuration = Files.isDirectory(generated) ? generated : root.resolve("liberty-config/server");
        Path adapter =
                built(root.resolve("liberty-config/artemis-rar/target"), ".rar").orElse(null);
        return new LibertySetup(name, configuration, application, adapter, null);
    }

    public LibertySetup debuggableOn(int port) {
        return new LibertySetup(name, configuration, application, resourceAdapter, port);
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
