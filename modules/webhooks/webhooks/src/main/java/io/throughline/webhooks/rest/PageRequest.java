package io.throughline.webhooks.rest;

import io.throughline.problem.FieldError;
import io.throughline.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which part of a list, newest first; an empty parameter counts as not given. */
public class PageRequest {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    private static final UUID NEWEST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    @Parameter(description = "next of the page before")
    @QueryParam("cursor")
    String cursor;

    @Parameter(schema = @Schema(type = SchemaType.INTEGER))
    @QueryParam("limit")
    String limit;

    int limit() {
        if (limit == null || limit.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        boolean sound = limit.matches("[1-9]\\d{0,2}") && Integer.parseInt(limit) <= MAX_LIMIT;
        return sound ? Integer.parseInt(limit) : wrong("limit", "must be a number from 1 to " + MAX_LIMIT);
    }

    UUID before() {
        if (cursor == null || cursor.isEmpty()) {
            return NEWEST;
        }
        return Ids.isWellFormed(cursor)
                ? UUID.fromString(cursor)
                : wrong("cursor", "is not one that a list of webhooks gave");
    }

    static <T> T wrong(String parameter, String rule) {
        throw ProblemException.badRequest(
                "The query has a wrong parameter; see errors.", FieldError.parameter(parameter, rule));
    }
}
