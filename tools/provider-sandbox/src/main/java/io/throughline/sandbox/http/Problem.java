package io.throughline.sandbox.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal that reaches the client as RFC 9457 problem details. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<FieldError> errors;

    /** What is wrong with one field of the request. */
    public record FieldError(String field, String detail) {}

    public Problem(int status, String code, String detail) {
        this(status, code, detail, List.of());
    }

    public Problem(int status, String code, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public static Problem field(String code, String field, String detail) {
        return new Problem(422, code, field + " " + detail, List.of(new FieldError(field, detail)));
    }

    public Reply reply() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:throughline:sandbox:problem:" + code);
        body.put("title", code.replace('_', ' '));
        body.put("status", status);
        body.put("code", code);
        body.put("detail", getMessage());
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        return Reply.json(status, body).with("Content-Type", "application/problem+json");
    }
}
