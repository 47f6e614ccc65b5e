package io.throughline.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to change of an event before it is handled in the place of the letter's. */
public record EditRequest(
        @Schema(description = "attributes of the event by name, such as type or dataschema; null removes one")
        Map<String, String> attributes,

        @Schema(type = SchemaType.OBJECT, description = "the new data; the old if left out")
        JsonNode data,

        @Schema(required = true, maxLength = 1000) String reason) {

    Map<String, String> changes() {
        return attributes == null ? Map.of() : attributes;
    }
}
