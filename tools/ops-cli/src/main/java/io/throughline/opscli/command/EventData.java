package io.throughline.opscli.command;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.opscli.OpsFailure;
import io.throughline.opscli.screen.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the data of an event: JSON itself, or {@code @file}, or {@code @-} for the standard input. */
final class EventData {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private EventData() {}

    static JsonNode read(String value) {
        try {
            return JSON.readTree(text(value));
        } catch (JsonProcessingException e) {
            throw OpsFailure.wrongUsage("The data is not JSON: " + Plain.text(e.getOriginalMessage()) + ".");
        } catch (IOException e) {
            throw OpsFailure.wrongUsage("The file " + value.substring(1) + " cannot be read.");
        }
    }

    private static String text(String value) throws IOException {
        if (!value.startsWith("@")) {
            return value;
        }
        return value.equals("@-")
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(Path.of(value.substring(1)));
    }
}
