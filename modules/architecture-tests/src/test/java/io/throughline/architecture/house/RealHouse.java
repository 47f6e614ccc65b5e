package io.throughline.architecture.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The house as it was just built. */
public final class RealHouse {

    private static final String CONFIGURATION = "src/main/resources/META-INF/microprofile-config.properties";

    private static final JavaClasses CLASSES = classes();

    public static final House HOUSE = new House(() -> CLASSES, sources(), Checkout.modules(), configuration());

    private RealHouse() {}

    private static JavaClasses classes() {
        var folders = Checkout.modules().stream()
                .map(pom -> pom.folder().resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
        return new ClassFileImporter().importPaths(folders);
    }

    private static List<SourceFile> sources() {
        var files = Checkout.reactor().stream()
                .flatMap(pom -> Stream.of("src/main/java", "src/test/java").map(pom.folder()::resolve))
                .flatMap(folder -> Checkout.filesBelow(folder, name -> name.endsWith(".java")).stream())
                .toList();
        return SourceReader.read(files);
    }

    private static Map<String, Properties> configuration() {
        var byContext = new HashMap<String, Properties>();
        for (var context : Contexts.NAMES) {
            var file = Checkout.ROOT
                    .resolve("modules")
                    .resolve(context)
                    .resolve(context)
                    .resolve(CONFIGURATION);
            byContext.put(context, properties(file));
        }
        return byContext;
    }

    static Properties properties(Path file) {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }
}
