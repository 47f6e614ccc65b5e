package io.throughline.opscli.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.throughline.opscli.screen.Plain;
import java.io.IOException;
import java.net.http.HttpResponse;

/** A problem after RFC 9457, or any other refusal, in words. */
final class ProblemText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpResponse<byte[]> response;
    private final String user;

    ProblemText(HttpResponse<byte[]> response, String user) {
        this.response = response;
        this.user = user;
    }

    @Override
    public String toString() {
        var problem = problem();
        var text = new StringBuilder(sentence(Plain.text(problem.path("detail"))));
        for (var error : problem.path("errors")) {
            text.append("\n  ").append(where(error)).append(Plain.text(error.path("detail")));
        }
        if (problem.hasNonNull("incident")) {
            text.append("\n  The server's log has it under incident ").append(Plain.text(problem.path("incident")));
        }
        return text.toString();
    }

    private JsonNode problem() {
        var type = response.headers().firstValue("Content-Type").orElse("");
        try {
            return type.contains("json") ? JSON.readTree(response.body()) : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private String sentence(String detail) {
        int status = response.statusCode();
        return switch (status) {
            case 401 -> "The server does not know '" + user + "' with this password (401).";
            case 403 -> detail.isEmpty() ? "'" + user + "' may not do this (403)." : detail + " (403)";
            case 301, 302, 303, 307, 308 ->
                "The server points to "
                        + Plain.text(response.headers().firstValue("Location").orElse("another address"))
                        + "; give that one's beginning as --url if you trust it.";
            default -> detail.isEmpty() ? response.uri() + " answered " + status + "; is the address right?" : detail;
        };
    }

    private static String where(JsonNode error) {
        for (var place : new String[] {"pointer", "parameter", "header"}) {
            var text = Plain.text(error.path(place));
            if (!text.isEmpty()) {
                return text + " ";
            }
        }
        return "";
    }
}
