package io.throughline.sandbox.acquirer;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.Outcome;
import io.throughline.sandbox.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells of refusals as the acquirer does: within a 200, under codes of its own. */
final class GatewayAnswer {
    private static final Map<String, String> CODES = Map.of(
            "idempotency_in_progress", "duplicate_reference",
            "illegal_transition", "wrong_state",
            "unknown_authorization", "unknown_transaction",
            "throttled", "too_many_requests",
            "injected_error", "system_error");

    private GatewayAnswer() {}

    static Outcome of(Outcome outcome) {
        return outcome instanceof Reply reply && isProblem(reply) && !isAnotherStatusAskedFor(reply)
                ? refusal(reply)
                : outcome;
    }

    private static boolean isProblem(Reply reply) {
        return "application/problem+json".equals(reply.headers().get("Content-Type"));
    }

    /** What stands before the acquirer fails in its own way. */
    private static boolean isAnotherStatusAskedFor(Reply reply) {
        return reply.status() > 200 && problem(reply).path("code").asText().equals("injected_error");
    }

    private static Reply refusal(Reply reply) {
        JsonNode problem = problem(reply);
        String code = problem.path("code").asText();
        Map<String, String> view = new LinkedHashMap<>();
        view.put("result", "ERROR");
        view.put("code", CODES.getOrDefault(code, code));
        view.put("message", problem.path("detail").asText());
        if (problem.has("errors")) {
            view.put("field", problem.at("/errors/0/field").asText());
        }
        String retryAfter = reply.headers().get("Retry-After");
        if (retryAfter != null) {
            view.put("retryAfterSeconds", retryAfter);
        }
        return Reply.json(200, view);
    }

    private static JsonNode problem(Reply reply) {
        try {
            return Json.MAPPER.readTree(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
