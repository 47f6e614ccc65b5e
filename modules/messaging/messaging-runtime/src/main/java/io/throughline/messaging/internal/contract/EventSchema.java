package io.throughline.messaging.internal.contract;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.throughline.messaging.ContractViolation;
import java.util.Optional;

/**
 * The schema of one version of an event.
 *
 * @param name as messages about it say
 */
record EventSchema(String name, Schema schema) {

    /** @throws ContractViolation naming every violation */
    void check(JsonNode data) {
        var errors = schema.validate(data);
        if (!errors.isEmpty()) {
            throw new ContractViolation(name + " does not match its schema: "
                    + errors.stream().map(EventSchema::describe).collect(joining("; ")));
        }
    }

    boolean isInternal() {
        return schema.getSchemaNode().path(PublicPart.WRITE_ONLY).asBoolean();
    }

    /** The data without what is marked {@code writeOnly}; empty if that is all. */
    Optional<JsonNode> publicPart(JsonNode data) {
        return PublicPart.of(data, schema.getSchemaNode());
    }

    private static String describe(Error error) {
        var place = error.getInstanceLocation().toString();
        return (place.isEmpty() ? "" : place + ": ") + error.getMessage();
    }
}
