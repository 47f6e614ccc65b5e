package io.throughline.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A JSON request body that matches its JSON Schema, as a record. The schema (draft 2020-12) is the resource
 * {@code schemas/requests/<name>.schema.json} beside the record's class; it may use the formats {@code iso-4217},
 * {@code email} and {@code uuid}, and {@code errorMessage} for a clearer sentence.
 *
 * @param value the body
 * @param tree the body as it was sent, for {@link CanonicalJson}
 */
public record JsonRequest<T>(T value, JsonNode tree) {

    /**
     * Reads and checks a request body.
     *
     * @param body the raw bytes, at most what {@link BodyLimitFilter} lets through
     * @param schema name of the schema, for example {@code place-order}
     * @throws ProblemException 400 if it is not JSON, 422 with every wrong field if it does not match the schema
     */
    public static <T> JsonRequest<T> read(byte[] body, String schema, Class<T> type) {
        var tree = parse(body);
        var errors = RequestSchema.of(schema, type).errorsOf(tree);
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    Problem.of(422, "The request body has " + errors.size() + " wrong field(s); see errors.")
                            .errors(errors));
        }
        return new JsonRequest<>(convert(tree, type), tree);
    }

    private static JsonNode parse(byte[] body) {
        if (body == null || body.length == 0) {
            throw ProblemException.badRequest("The request body is empty; JSON is expected.");
        }
        try {
            var tree = Json.mapper().readTree(body);
            if (tree == null || tree.isMissingNode()) {
                throw ProblemException.badRequest("The request body is empty; JSON is expected.");
            }
            return tree;
        } catch (IOException e) {
            throw ProblemException.badRequest(malformed(e));
        }
    }

    private static String malformed(IOException e) {
        if (!(e instanceof JsonProcessingException wrong) || wrong.getLocation() == null) {
            return "The request body is not JSON in UTF-8.";
        }
        var at = wrong.getLocation();
        return "The request body is not valid JSON: line %d, column %d: %s"
                .formatted(at.getLineNr(), at.getColumnNr(), firstLine(wrong.getOriginalMessage()));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceAll("\\s*\\(.*", "");
    }

    private static String pointerOf(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }

    private static <T> T convert(JsonNode tree, Class<T> type) {
        try {
            return Json.mapper().treeToValue(tree, type);
        } catch (InvalidFormatException e) {
            // what the format of the schema allows and Java does not read, such as a time with a blank for its T
            throw ProblemException.unprocessable(
                    "The request body has a wrong field; see errors.",
                    FieldError.at(pointerOf(e.getPath()), "is not in the form that is expected"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the JSON Schema accepts what " + type.getName() + " cannot hold", e);
        }
    }
}
