package io.throughline.payments.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Texts of a provider that may be stored and shown; any other is an {@link IllegalArgumentException}. */
public final class CheckedText {

    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,200}");

    private CheckedText() {}

    /** Nothing but a code is taken over: free text could be anything. */
    public static String code(String given, String otherwise) {
        return CODE.matcher(given).matches() ? given : otherwise;
    }

    public static String name(JsonNode node) {
        return matching(PRINTABLE, node);
    }

    public static String currency(JsonNode node) {
        return matching(CURRENCY, node);
    }

    private static String matching(Pattern form, JsonNode node) {
        var text = node.asText();
        if (!node.isTextual() || !form.matcher(text).matches()) {
            throw new IllegalArgumentException("no " + form);
        }
        return text;
    }
}
