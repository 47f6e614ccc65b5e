package io.throughline.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Texts that are valid JSON but that PostgreSQL or UTF-8 cannot hold: with U+0000 or half a surrogate pair. */
final class UnstorableText {

    private UnstorableText() {}

    static void find(JsonNode node, String pointer, List<FieldError> errors) {
        if (node.isTextual() && isUnstorable(node.textValue())) {
            errors.add(FieldError.at(pointer, "contains a character that cannot be stored"));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                find(node.get(i), pointer + "/" + i, errors);
            }
        } else {
            node.properties().forEach(field -> find(field.getValue(), pointer + "/" + field.getKey(), errors));
        }
    }

    /** An unpaired surrogate is its own code point; a paired one never shows up alone. */
    private static boolean isUnstorable(String text) {
        return text.codePoints()
                .anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
