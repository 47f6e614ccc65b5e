package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {
    private final JsonNode document = read();

    @TempDir
    private Path directory;

    @Test
    void describesEveryRouteAndNoOther() {
        List<String> described = new ArrayList<>();
        document.get("paths")
                .fields()
                .forEachRemaining(path -> Stream.of("get", "post", "put", "delete")
                        .filter(path.getValue()::has)
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        Settings settings = Settings.onFreePorts(new Keys("key", "key", "key"));
        try (Closing closing = new Closing()) {
            Books books = Books.open(directory, closing);
            Town town = Town.open(books, settings, closing);
            assertThat(described)
                    .containsExactlyInAnyOrderElementsOf(
                            Interface.routes(books, town, settings).list());
        }
    }

    @Test
    void refersOnlyToWhatItDefines() {
        Set<String> references = Set.copyOf(document.findValuesAsText("$ref"));

        assertThat(references)
                .isNotEmpty()
                .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode());
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(OpenApi.text());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
