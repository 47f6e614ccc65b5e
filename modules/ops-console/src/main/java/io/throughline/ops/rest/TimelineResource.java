package io.throughline.ops.rest;

import io.throughline.messaging.Timelines;
import io.throughline.problem.FieldError;
import io.throughline.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everything that happened for one business id. */
@Path("/timeline")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "operations")
@SecurityRequirement(name = "basic")
@APIResponse(responseCode = "401", ref = "Problem")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "503", ref = "Problem")
public class TimelineResource {

    private static final int LONGEST_KEY = 200;
    private static final String WHAT =
            "Requests, events, deliveries, failed attempts, provider calls, mails and webhooks, "
                    + "what follows from something behind it. Deliveries that are not done say what they wait for. "
                    + "No payloads. Empty if nothing is known of the id.";

    @Inject
    Timelines timelines;

    @GET
    @RolesAllowed({"viewer", "operator", "admin"})
    @Operation(operationId = "timeline", summary = "What happened for a business id", description = WHAT)
    @APIResponse(
            responseCode = "200",
            description = "the entries",
            headers =
                    @Header(
                            name = "Throughline-Complete",
                            description = "false if the oldest entries are left out, for there are too many",
                            schema = @Schema(type = SchemaType.BOOLEAN)),
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = TimelineView.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    public Response timeline(
            @Parameter(required = true, description = "the key of the events, such as an order's id")
                    @QueryParam("businessId")
                    String businessId) {
        if (businessId == null || businessId.isBlank() || businessId.length() > LONGEST_KEY || unstorable(businessId)) {
            var rule = "must have 1 to " + LONGEST_KEY + " characters, none of them a control character";
            throw ProblemException.badRequest("The businessId " + rule + ".", FieldError.parameter("businessId", rule));
        }
        var timeline = timelines.of(businessId);
        return Response.ok(timeline.entries().stream().map(TimelineView::of).toList())
                .header("Throughline-Complete", timeline.complete())
                .build();
    }

    private static boolean unstorable(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
