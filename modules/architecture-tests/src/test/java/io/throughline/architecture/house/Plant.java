package io.throughline.architecture.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A small house, in the packages of the real one, built to break one rule. A file named {@code Planted...} must be
 * reported; one named {@code Lawful...} must not; any other is only scenery.
 */
public final class Plant {

    private static final Path GARDEN = Checkout.ROOT.resolve("modules/architecture-tests/src/test/planted");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** One for all plants, as opening the class path is what takes the time. */
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8);

    private final Path folder;

    public Plant(HouseRule rule) {
        folder = GARDEN.resolve(rule.plantFolder());
    }

    public static List<String> folders() {
        try (var folders = Files.list(GARDEN)) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the planted files, without their endings. */
    public List<String> named(String prefix) {
        return Checkout.filesBelow(folder, name -> name.startsWith(prefix)).stream()
                .map(file -> file.getFileName().toString().split("\\.", 2)[0])
                .toList();
    }

    /** The plant, its classes compiled to {@code output}. */
    public House grow(Path output) {
        var sources = Checkout.filesBelow(folder, name -> name.endsWith(".java"));
        var poms = Checkout.filesBelow(folder, name -> name.endsWith(".xml")).stream()
                .map(Pom::read);
        return new House(() -> compiled(sources, output), SourceReader.read(sources), poms.toList(), configuration());
    }

    /** Of files named {@code <Name>.<context>.properties}. */
    private Map<String, Properties> configuration() {
        return Contexts.NAMES.stream().collect(Collectors.toMap(Function.identity(), this::configuration));
    }

    private Properties configuration(String context) {
        var files = Checkout.filesBelow(folder, name -> name.endsWith("." + context + ".properties"));
        return files.isEmpty() ? new Properties() : RealHouse.properties(files.get(0));
    }

    private static JavaClasses compiled(Collection<Path> sources, Path output) {
        var options = List.of("-proc:none", "-d", output.toString());
        var files = FILES.getJavaFileObjectsFromPaths(sources);
        if (!COMPILER.getTask(Writer.nullWriter(), FILES, null, options, null, files)
                .call()) {
            throw new IllegalStateException("the plant does not compile: " + sources);
        }
        return new ClassFileImporter().importPath(output);
    }
}
