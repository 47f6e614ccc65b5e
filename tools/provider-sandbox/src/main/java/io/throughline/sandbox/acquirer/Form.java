package io.throughline.sandbox.acquirer;

import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;

/** The fields of a command, each given once. */
record Form(Map<String, String> fields) {
    private static final String TYPE = "application/x-www-form-urlencoded";

    static Form of(Call call) {
        String type = MimeTypes.getContentTypeWithoutCharset(
                call.header("Content-Type").orElse(""));
        if (type == null || !type.trim().equalsIgnoreCase(TYPE)) {
            throw new Problem(415, "not_a_form", "Send the command as Content-Type: " + TYPE + ".");
        }
        MultiMap<String> given = new MultiMap<>();
        try {
            UrlEncoded.decodeTo(call.text(), given, StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            throw new Problem(400, "not_a_form", "The body is not percent-encoded UTF-8.");
        }
        Map<String, String> fields = new TreeMap<>();
        given.forEach((name, values) -> fields.put(name, only(name, values)));
        return new Form(fields);
    }

    private static String only(String name, List<String> values) {
        if (values.size() != 1) {
            throw wrong(name, "must be given once");
        }
        return values.get(0);
    }

    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    String required(String name) {
        String value = get(name);
        if (value.isBlank() || value.length() > 255) {
            throw wrong(name, "must have 1 to 255 characters");
        }
        return value;
    }

    /** As the reader takes it; its {@link IllegalArgumentException} says what is wrong. */
    <T> T read(String name, Function<String, T> reader) {
        try {
            return reader.apply(required(name));
        } catch (IllegalArgumentException e) {
            throw wrong(name, e.getMessage());
        }
    }

    private static Problem wrong(String name, String detail) {
        return Problem.field("invalid_field", name, detail);
    }
}
