package io.throughline.architecture.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;

/** The files of this checkout, as the root pom leads to them. */
public final class Checkout {

    public static final Path ROOT = root();

    private static final Pom PARENT = Pom.read(ROOT.resolve("pom.xml"));

    private Checkout() {}

    /** Every module of the reactor that is not a parent only. */
    public static List<Pom> reactor() {
        return below(PARENT)
                .filter(pom -> !pom.model().getPackaging().equals("pom"))
                .toList();
    }

    /** The modules that run on the server, or are built with what does; neither tools nor what is nothing but tests. */
    public static List<Pom> modules() {
        return reactor().stream()
                .filter(pom -> pom.file().startsWith(ROOT.resolve("modules")))
                .filter(pom -> Files.isDirectory(pom.folder().resolve("src/main")))
                .toList();
    }

    /** The scope a module gives a dependency, or else the root pom. */
    public static String scope(Dependency dependency) {
        return dependency.getScope() != null
                ? dependency.getScope()
                : PARENT.model().getDependencyManagement().getDependencies().stream()
                        .filter(managed -> managed.getManagementKey().equals(dependency.getManagementKey()))
                        .map(Dependency::getScope)
                        .findFirst()
                        .orElse(null);
    }

    static List<Path> filesBelow(Path folder, Predicate<String> name) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> name.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Pom> below(Pom parent) {
        return parent.model().getModules().stream()
                .map(module -> Pom.read(parent.folder().resolve(module).resolve("pom.xml")))
                .flatMap(pom -> Stream.concat(Stream.of(pom), below(pom)));
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("modules"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("the architecture tests must run inside of the checkout");
            }
        }
        return folder;
    }
}
