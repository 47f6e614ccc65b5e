package io.throughline.messaging.internal.wire;

import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.EventEnvelope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** CloudEvents attributes by name, as strings, to and from the envelope. */
public final class EnvelopeAttributes {

    private static final int MAX_KEY_LENGTH = 200;
    private static final int LAST_YEAR = 9999;
    private static final Set<String> KNOWN = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "time",
            "dataschema",
            "datacontenttype",
            "subject",
            "partitionkey",
            "sequence",
            "correlationid",
            "causationid",
            "tenant",
            "traceparent",
            "tracestate");

    private EnvelopeAttributes() {}

    /**
     * What this accepts, {@link #of} writes and this reads again: an event that is held comes back from the database.
     *
     * @throws ContractViolation naming the attribute that is missing or wrong
     */
    public static EventEnvelope envelope(Map<String, String> attributes) {
        KNOWN.forEach(name -> storable(name, attributes.getOrDefault(name, "")));
        if (!"1.0".equals(required(attributes, "specversion"))) {
            throw new ContractViolation("specversion is not 1.0 but '" + attributes.get("specversion") + "'");
        }
        var headers = new HashMap<>(attributes);
        headers.keySet().removeAll(KNOWN);
        var id = id(attributes);
        return new EventEnvelope(
                id,
                required(attributes, "type"),
                version(attributes),
                required(attributes, "source"),
                key(attributes),
                sequence(attributes),
                time(attributes),
                attributes.get("tenant"),
                attributes.getOrDefault("correlationid", id.toString()),
                attributes.get("causationid"),
                attributes.get("traceparent"),
                attributes.get("tracestate"),
                headers);
    }

    /** The attributes of an envelope, without those that are null. */
    public static Map<String, String> of(EventEnvelope envelope) {
        var attributes = new HashMap<>(envelope.headers());
        attributes.put("specversion", "1.0");
        attributes.put("id", envelope.id().toString());
        attributes.put("source", envelope.source());
        attributes.put("type", envelope.type());
        attributes.put("time", envelope.occurredAt().toString());
        attributes.put("dataschema", "urn:throughline:" + envelope.type() + ":" + envelope.version());
        attributes.put("partitionkey", envelope.key());
        attributes.put("sequence", sequence(envelope.sequence()));
        attributes.put("correlationid", envelope.correlationId());
        attributes.put("causationid", envelope.causationId());
        attributes.put("tenant", envelope.tenant());
        attributes.put("traceparent", envelope.traceparent());
        attributes.put("tracestate", envelope.tracestate());
        attributes.values().removeIf(value -> value == null);
        return attributes;
    }

    /** The database holds no U+0000, and half a surrogate pair would come back as another character. */
    public static String storable(String name, String value) {
        if (value.codePoints()
                .anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))) {
            throw new ContractViolation("attribute '" + name + "' contains a character that cannot be stored");
        }
        return value;
    }

    private static String required(Map<String, String> attributes, String name) {
        var value = attributes.get(name);
        if (value == null || value.isBlank()) {
            throw new ContractViolation("attribute '" + name + "' is missing");
        }
        return value;
    }

    private static UUID id(Map<String, String> attributes) {
        var text = required(attributes, "id");
        try {
            var id = UUID.fromString(text);
            if (EventIds.isValid(id)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw new ContractViolation("id '" + text + "' is not a UUIDv7", e);
        }
        throw new ContractViolation("id '" + text + "' is not a UUIDv7 of the past");
    }

    private static int version(Map<String, String> attributes) {
        var schema = required(attributes, "dataschema");
        try {
            return Integer.parseInt(schema.substring(schema.lastIndexOf(':') + 1));
        } catch (NumberFormatException e) {
            throw new ContractViolation("dataschema '" + schema + "' does not end in a version", e);
        }
    }

    private static String key(Map<String, String> attributes) {
        var key = required(attributes, "partitionkey");
        if (key.length() > MAX_KEY_LENGTH) {
            throw new ContractViolation("partitionkey is longer than " + MAX_KEY_LENGTH + " characters");
        }
        return key;
    }

    private static long sequence(Map<String, String> attributes) {
        var text = attributes.getOrDefault("sequence", "0");
        try {
            long sequence = Long.parseLong(text);
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            throw new ContractViolation("sequence '" + text + "' is not a number", e);
        }
        throw new ContractViolation("sequence '" + text + "' is negative");
    }

    private static Instant time(Map<String, String> attributes) {
        var text = required(attributes, "time");
        try {
            var time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            throw new ContractViolation("time '" + text + "' is not an RFC 3339 timestamp", e);
        }
        throw new ContractViolation("time '" + text + "' is outside of the years 0000 to 9999");
    }

    /** Zero-padded, so that it sorts as text. */
    private static String sequence(long number) {
        var digits = Long.toString(number);
        return "0".repeat(20 - digits.length()) + digits;
    }
}
