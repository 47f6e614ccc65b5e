package io.throughline.sandbox.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** One HTTP request, read whole. */
public final class Call {
    static final int LARGEST_BODY = 64 * 1024;

    private final Request request;
    private final Map<String, String> pathParameters;
    private final byte[] body;

    private Call(Request request, Map<String, String> pathParameters, byte[] body) {
        this.request = request;
        this.pathParameters = pathParameters;
        this.body = body;
    }

    static Call read(Request request) throws IOException {
        byte[] body = Content.Source.asInputStream(request).readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new Problem(413, "body_too_large", "The body is larger than " + LARGEST_BODY + " bytes.");
        }
        return new Call(request, Map.of(), body);
    }

    Call at(Map<String, String> parameters) {
        return new Call(request, parameters, body);
    }

    String method() {
        return request.getMethod();
    }

    public String path() {
        return Request.getPathInContext(request);
    }

    public String pathParameter(String name) {
        return pathParameters.get(name);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /** The query parameters; an unknown, repeated or empty one is refused. */
    public Query query(String... known) {
        Fields fields = queryParameters();
        List<String> names = List.of(known);
        fields.forEach(field -> Query.check(names, field));
        return new Query(fields);
    }

    private Fields queryParameters() {
        try {
            return Request.extractQueryParameters(request);
        } catch (RuntimeException e) {
            throw new Problem(400, "malformed_query", "The query is not percent-encoded UTF-8.");
        }
    }

    public boolean hasBody() {
        return body.length > 0;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        String type =
                MimeTypes.getContentTypeWithoutCharset(header("Content-Type").orElse(""));
        if (type == null || !type.trim().equalsIgnoreCase("application/json")) {
            throw new Problem(415, "not_json", "Send the body as Content-Type: application/json.");
        }
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Problem(400, "malformed_json", "The body is not valid JSON" + place(e.getLocation()) + ".");
        } catch (IOException e) {
            throw new Problem(400, "malformed_json", "The body cannot be read.");
        }
    }

    /** A limit of the parser, such as its depth, knows no place. */
    private static String place(JsonLocation location) {
        return location == null ? "" : ": see line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
