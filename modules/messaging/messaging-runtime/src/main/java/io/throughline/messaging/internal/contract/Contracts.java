package io.throughline.messaging.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.Event;
import io.throughline.messaging.EventContracts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The contracts of all event classes met so far, and the check of JSON against the schema of its version. */
@ApplicationScoped
public class Contracts implements EventContracts {

    private record SchemaKey(String name, int version) {

        String resource() {
            return "schemas/" + name + ".v" + version + ".schema.json";
        }
    }

    // what is no UUID where one is asked for would fail in the handler, at each of its attempts
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            settings -> settings.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final ConcurrentMap<Class<?>, EventContract> contracts = new ConcurrentHashMap<>();
    private final ConcurrentMap<SchemaKey, EventSchema> schemas = new ConcurrentHashMap<>();

    public EventContract of(Class<? extends Event> eventClass) {
        return contracts.computeIfAbsent(eventClass, ignored -> EventContract.of(eventClass));
    }

    /**
     * @throws ContractViolation naming every violation, or if the version has no schema
     */
    public void check(EventContract contract, int version, JsonNode data) {
        schema(contract.eventClass().getClassLoader(), contract.name(), version).check(data);
    }

    /** @throws ContractViolation if the version has no schema that the loader finds */
    EventSchema schema(ClassLoader loader, String name, int version) {
        return schemas.computeIfAbsent(new SchemaKey(name, version), key -> load(loader, key));
    }

    @Override
    public Audience audience(String type) {
        var loader = Thread.currentThread().getContextClassLoader();
        if (loader.getResource(new SchemaKey(type, 1).resource()) == null) {
            return Audience.UNKNOWN;
        }
        return schema(loader, type, 1).isInternal() ? Audience.INTERNAL : Audience.PUBLIC;
    }

    private EventSchema load(ClassLoader loader, SchemaKey key) {
        var resource = key.resource();
        try (var in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new ContractViolation(
                        "unknown version " + key.version() + " of " + key.name() + ": no " + resource);
            }
            var schema = registry.getSchema(Json.MAPPER.readTree(in));
            schema.initializeValidators();
            return new EventSchema(key.name() + " version " + key.version(), schema);
        } catch (IOException e) {
            throw new ContractViolation(resource + " cannot be read", e);
        }
    }
}
