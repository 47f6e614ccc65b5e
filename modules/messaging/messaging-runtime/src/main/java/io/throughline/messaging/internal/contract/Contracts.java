package io.throughline.messaging.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** The contracts of all event classes met so far, and the check of JSON against the schema of its version. */
@ApplicationScoped
public class Contracts {

    private record SchemaKey(String name, int version) {}

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final ConcurrentMap<Class<?>, EventContract> contracts = new ConcurrentHashMap<>();
    private final ConcurrentMap<SchemaKey, Schema> schemas = new ConcurrentHashMap<>();

    public EventContract of(Class<? extends Event> eventClass) {
        return contracts.computeIfAbsent(eventClass, ignored -> EventContract.of(eventClass));
    }

    /**
     * @throws ContractViolation naming every violation, or if the version has no schema
     */
    public void check(EventContract contract, int version, JsonNode data) {
        var schema = schemas.computeIfAbsent(
                new SchemaKey(contract.name(), version), key -> load(contract.eventClass(), key));
        var errors = schema.validate(data);
        if (!errors.isEmpty()) {
            throw new ContractViolation(contract.name() + " version " + version + " does not match its schema: "
                    + errors.stream().map(Contracts::describe).collect(Collectors.joining("; ")));
        }
    }

    private static String describe(Error error) {
        var place = error.getInstanceLocation().toString();
        return (place.isEmpty() ? "" : place + ": ") + error.getMessage();
    }

    private Schema load(Class<?> eventClass, SchemaKey key) {
        var resource = "schemas/" + key.name() + ".v" + key.version() + ".schema.json";
        try (var in = eventClass.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new ContractViolation(
                        "unknown version " + key.version() + " of " + key.name() + ": no " + resource);
            }
            var schema = registry.getSchema(Json.MAPPER.readTree(in));
            schema.initializeValidators();
            return schema;
        } catch (IOException e) {
            throw new ContractViolation(resource + " cannot be read", e);
        }
    }
}
