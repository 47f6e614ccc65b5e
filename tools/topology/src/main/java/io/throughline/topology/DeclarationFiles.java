package io.throughline.topology;

import io.throughline.messaging.processor.ConsumerDeclaration;
import io.throughline.messaging.processor.ConsumersJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;

/** Finds the consumers' declarations in WARs, exploded WARs and directories of classes. */
final class DeclarationFiles {

    /** As a class file spells the annotations. */
    private static final List<String> DECLARATIONS =
            List.of("Lio/throughline/messaging/ConsumesEvents;", "Lio/throughline/messaging/ConsumesWork;");

    private DeclarationFiles() {}

    /** @return the consumers of one module; none if it has no declarations */
    static List<ConsumerDeclaration> read(Path war) {
        if (!Files.exists(war)) {
            throw new InvalidTopology(war + " does not exist");
        }
        try {
            if (Files.isDirectory(war)) {
                return readFrom(war);
            }
            try (var zip = FileSystems.newFileSystem(war)) {
                return readFrom(zip.getPath("/"));
            }
        } catch (IOException | ProviderNotFoundException e) {
            throw new InvalidTopology(war + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<ConsumerDeclaration> readFrom(Path root) throws IOException {
        for (var classes : List.of("WEB-INF/classes/", "")) {
            var file = root.resolve(classes + ConsumersJson.PATH);
            if (Files.exists(file)) {
                try (var json = Files.newInputStream(file)) {
                    return ConsumersJson.read(json);
                }
            }
        }
        refuseUndeclared(root);
        return List.of();
    }

    /** A consumer that the processor did not see would deploy, get no queue and stay silently idle. */
    private static void refuseUndeclared(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : (Iterable<Path>) files.filter(DeclarationFiles::isMessagingClass)::iterator) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (DECLARATIONS.stream().anyMatch(text::contains)) {
                    throw new InvalidTopology(file.getFileName() + " is a consumer, but its module has no "
                            + ConsumersJson.PATH + ": compile it with the annotation processor messaging-processor");
                }
            }
        }
    }

    private static boolean isMessagingClass(Path file) {
        return file.toString().matches(".*/messaging/[^/]+\\.class");
    }
}
