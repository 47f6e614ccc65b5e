package io.throughline.topology;

import io.throughline.messaging.processor.ConsumerDeclaration;
import io.throughline.messaging.processor.ConsumersJson;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;

/** Finds the consumers' declarations in WARs, exploded WARs and directories of classes. */
final class DeclarationFiles {

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
        return List.of();
    }
}
