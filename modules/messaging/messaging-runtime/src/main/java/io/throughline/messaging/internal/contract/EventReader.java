package io.throughline.messaging.internal.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.messaging.AnyEvent;
import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.Event;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventUpcaster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the JSON of any published version of an event as its latest one, or as it is. */
@ApplicationScoped
public class EventReader {

    private record Step(String type, int fromVersion) {}

    private final Contracts contracts;
    private final Map<ClassLoader, Map<Step, EventUpcaster>> upcasters = new ConcurrentHashMap<>();

    @Inject
    EventReader(Contracts contracts) {
        this.contracts = contracts;
    }

    /** For the container's proxy only. */
    protected EventReader() {
        this(null);
    }

    /**
     * @param version the version the event was published in
     * @throws ContractViolation if the JSON does not match that version, or the version is not known
     */
    public Event read(EventContract contract, int version, byte[] data) {
        var json = parse(data);
        contracts.check(contract, version, json);
        for (int from = version; from < contract.version(); from++) {
            json = upcaster(contract, from).upcast((ObjectNode) json);
        }
        try {
            return Json.MAPPER.treeToValue(json, contract.eventClass());
        } catch (JsonProcessingException e) {
            throw new ContractViolation(
                    contract.name() + " version " + version + " cannot be read as "
                            + contract.eventClass().getSimpleName() + ": " + e.getOriginalMessage(),
                    e);
        }
    }

    /**
     * Reads an event of whatever type.
     *
     * @param loader finds the schemas that the consumer's module can see
     * @throws ContractViolation if the JSON does not match its version, or type or version are not known
     */
    public AnyEvent read(ClassLoader loader, EventEnvelope envelope, byte[] data) {
        var json = parse(data);
        var schema = contracts.schema(loader, envelope.type(), envelope.version());
        schema.check(json);
        return new AnyEvent(
                envelope.key(),
                envelope.type(),
                envelope.version(),
                json.toString(),
                schema.publicPart(json).map(JsonNode::toString).orElse(null));
    }

    private static JsonNode parse(byte[] data) {
        try {
            return Json.MAPPER.readTree(data);
        } catch (JsonProcessingException e) {
            throw new ContractViolation("the body is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ContractViolation("the body is not JSON", e);
        }
    }

    private EventUpcaster upcaster(EventContract contract, int from) {
        var found = upcasters
                .computeIfAbsent(contract.eventClass().getClassLoader(), EventReader::load)
                .get(new Step(contract.name(), from));
        if (found == null) {
            throw new ContractViolation("no upcaster of " + contract.name() + " from version " + from);
        }
        return found;
    }

    private static Map<Step, EventUpcaster> load(ClassLoader loader) {
        var found = new HashMap<Step, EventUpcaster>();
        ServiceLoader.load(EventUpcaster.class, loader)
                .forEach(upcaster -> found.put(new Step(upcaster.type(), upcaster.fromVersion()), upcaster));
        return Map.copyOf(found);
    }
}
