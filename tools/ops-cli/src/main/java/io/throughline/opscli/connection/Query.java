package io.throughline.opscli.connection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of a request; what is null is left out. */
public final class Query {

    private final Map<String, String> parameters = new LinkedHashMap<>();

    public Query with(String name, Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
        return this;
    }

    /** For a segment of a path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The path with these parameters behind it. */
    public String behind(String path) {
        return parameters.isEmpty()
                ? path
                : path + "?"
                        + parameters.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + segment(entry.getValue()))
                                .collect(Collectors.joining("&"));
    }
}
