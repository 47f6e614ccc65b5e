package io.throughline.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What went wrong with a request, after RFC 9457.
 *
 * @param type {@code about:blank}, or a URN that a client may branch on
 * @param title the same for every problem of the type
 * @param status HTTP status
 * @param detail what this request did wrong and what to do about it
 * @param reason a short machine-readable reason, or null
 * @param incident id under which the server logged an unexpected failure, or null
 * @param errors every wrong field, empty if the problem lies elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, String reason, String incident, List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem that its status and one sentence describe completely. */
    public static Problem of(int status, String detail) {
        return new Problem("about:blank", titleOf(status), status, detail, null, null, List.of());
    }

    public Problem errors(List<FieldError> wrongFields) {
        return new Problem(type, title, status, detail, reason, incident, wrongFields);
    }

    public Problem reason(String machineReadable) {
        return new Problem(type, title, status, detail, machineReadable, incident, errors);
    }

    public Problem incident(String id) {
        return new Problem(type, title, status, detail, reason, id, errors);
    }

    public Response toResponse() {
        return toResponse(Response.status(status));
    }

    Response toResponse(Response.ResponseBuilder response) {
        return response.type(MediaType.valueOf(MEDIA_TYPE))
                .header("Cache-Control", "no-store")
                .entity(this)
                .build();
    }

    private static String titleOf(int status) {
        var known = Response.Status.fromStatusCode(status);
        if (known != null) {
            return known.getReasonPhrase();
        }
        return status == 422 ? "Unprocessable Content" : "HTTP " + status;
    }
}
