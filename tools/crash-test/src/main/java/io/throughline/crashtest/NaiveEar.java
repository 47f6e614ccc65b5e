package io.throughline.crashtest;

import io.throughline.devstack.DevstackException;
import io.throughline.devstack.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the application with the naive beans of {@code tools/dual-write} among its libraries. */
final class NaiveEar {

    private NaiveEar() {}

    static Path of(Path root, Path application, Path target) {
        try {
            Files.createDirectories(target.getParent());
            Files.copy(application, target, StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem ear = FileSystems.newFileSystem(target, Map.of())) {
                Files.copy(naiveBeans(root), ear.getPath("lib", "dual-write.jar"), StandardCopyOption.REPLACE_EXISTING);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path naiveBeans(Path root) throws IOException {
        Path folder = root.resolve("tools/dual-write/target");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                var jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst();
                if (jar.isPresent()) {
                    return jar.get();
                }
            }
        }
        throw new DevstackException(Failure.NOT_BUILT, "There is no jar in " + folder + "; build tools/dual-write.");
    }
}
