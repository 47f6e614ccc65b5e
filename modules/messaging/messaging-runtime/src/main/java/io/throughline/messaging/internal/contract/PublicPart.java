package io.throughline.messaging.internal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.ContractViolation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what a schema marks {@code writeOnly} in data that match it. A value is hidden if any part of the schema that
 * speaks of it says so, also a branch that the data did not take: rather too little is shown than too much.
 */
final class PublicPart {

    static final String WRITE_ONLY = "writeOnly";

    private static final JsonPointer ROOT = JsonPointer.empty();
    private static final List<String> BRANCHES = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> CONDITIONS = List.of("if", "then", "else");

    private final JsonNode schema;
    private final Set<JsonPointer> hidden = new HashSet<>();

    private PublicPart(JsonNode schema) {
        this.schema = schema;
    }

    /** The data without what is marked; empty if that is all. */
    static Optional<JsonNode> of(JsonNode data, JsonNode schema) {
        if (schema.findValue(WRITE_ONLY) == null) {
            return Optional.of(data);
        }
        var part = new PublicPart(schema);
        part.mark(schema, data, ROOT);
        return part.hidden.contains(ROOT) ? Optional.empty() : Optional.of(part.shown(data, ROOT));
    }

    private void mark(JsonNode rule, JsonNode value, JsonPointer at) {
        if (!rule.isObject()) {
            return;
        }
        if (rule.path(WRITE_ONLY).asBoolean()) {
            hidden.add(at);
            return;
        }
        if (rule.has("$ref")) {
            mark(referred(rule.path("$ref").asText()), value, at);
        }
        BRANCHES.forEach(name -> rule.path(name).forEach(branch -> mark(branch, value, at)));
        CONDITIONS.forEach(name -> mark(rule.path(name), value, at));
        rule.path("dependentSchemas").forEach(dependent -> mark(dependent, value, at));
        if (value.isObject()) {
            value.properties().forEach(entry -> markProperty(rule, entry.getKey(), entry.getValue(), at));
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            var prefix = rule.path("prefixItems");
            mark(i < prefix.size() ? prefix.get(i) : rule.path("items"), value.get(i), at.appendIndex(i));
        }
    }

    private void markProperty(JsonNode rule, String name, JsonNode value, JsonPointer parent) {
        var at = parent.appendProperty(name);
        var named = rule.path("properties").path(name);
        mark(named, value, at);
        boolean matched = !named.isMissingNode();
        for (var pattern : rule.path("patternProperties").properties()) {
            if (Pattern.compile(pattern.getKey()).matcher(name).find()) {
                mark(pattern.getValue(), value, at);
                matched = true;
            }
        }
        if (!matched) {
            mark(rule.path("additionalProperties"), value, at);
            mark(rule.path("unevaluatedProperties"), value, at);
        }
    }

    private JsonNode referred(String reference) {
        var target = reference.startsWith("#") && !reference.matches("#[^/].*")
                ? schema.at(reference.substring(1))
                : schema.path("");
        if (target.isMissingNode()) {
            throw new ContractViolation("the schema refers to '" + reference + "', which is no place within it");
        }
        return target;
    }

    private JsonNode shown(JsonNode node, JsonPointer at) {
        if (node.isObject()) {
            var copy = Json.MAPPER.createObjectNode();
            node.properties().stream()
                    .filter(entry -> !hidden.contains(at.appendProperty(entry.getKey())))
                    .forEach(entry ->
                            copy.set(entry.getKey(), shown(entry.getValue(), at.appendProperty(entry.getKey()))));
            return copy;
        }
        if (node.isArray()) {
            var copy = Json.MAPPER.createArrayNode();
            for (int i = 0; i < node.size(); i++) {
                if (!hidden.contains(at.appendIndex(i))) {
                    copy.add(shown(node.get(i), at.appendIndex(i)));
                }
            }
            return copy;
        }
        return node;
    }
}
