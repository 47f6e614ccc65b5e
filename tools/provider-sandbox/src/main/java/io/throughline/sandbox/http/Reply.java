package io.throughline.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP answer. */
public record Reply(int status, Map<String, String> headers, byte[] body) implements Outcome {

    public static Reply json(int status, Object body) {
        JsonNode tree = Json.MAPPER.valueToTree(body);
        return text(status, "application/json", tree.toString());
    }

    public static Reply text(int status, String contentType, String body) {
        return new Reply(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply noContent() {
        return new Reply(204, Map.of(), new byte[0]);
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Reply(status, Map.copyOf(more), body);
    }
}
