package io.throughline.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * JSON with one spelling for one meaning, as RFC 8785 has it: sorted names, no white space, {@code 1.0} as {@code 1}.
 * Unlike there, whole numbers beyond 2^53 keep all their digits.
 */
public final class CanonicalJson {

    private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);

    private CanonicalJson() {}

    public static String of(JsonNode tree) {
        try {
            return Json.mapper().writeValueAsString(canonical(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256 of the canonical form, in hex. */
    public static String sha256(JsonNode tree) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(of(tree).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode canonical(JsonNode node) {
        if (node.isObject()) {
            var sorted = new TreeMap<String, JsonNode>();
            node.properties().forEach(field -> sorted.put(field.getKey(), canonical(field.getValue())));
            return JsonNodeFactory.instance.objectNode().setAll(sorted);
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> array.add(canonical(element)));
            return array;
        }
        return node.isFloatingPointNumber() ? wholeIfExact(node) : node;
    }

    private static JsonNode wholeIfExact(JsonNode number) {
        var value = number.decimalValue().stripTrailingZeros();
        boolean whole = value.scale() <= 0 && value.abs().compareTo(EXACT) <= 0;
        return whole ? JsonNodeFactory.instance.numberNode(value.longValueExact()) : DecimalNode.valueOf(value);
    }
}
