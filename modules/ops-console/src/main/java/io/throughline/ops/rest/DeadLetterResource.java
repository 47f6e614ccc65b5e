package io.throughline.ops.rest;

import static io.throughline.ops.rest.Roles.ADMIN;
import static io.throughline.ops.rest.Roles.OPERATOR;
import static io.throughline.ops.rest.Roles.VIEWER;

import io.throughline.messaging.deadletter.DeadLetterDetail;
import io.throughline.messaging.deadletter.DeadLetters;
import io.throughline.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages that a consumer gave up. */
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "operations")
@SecurityRequirement(name = "basic")
@APIResponse(responseCode = "401", ref = "Problem")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "503", ref = "Problem")
public class DeadLetterResource {

    @Inject
    DeadLetters letters;

    @GET
    @RolesAllowed({VIEWER, OPERATOR, ADMIN})
    @Operation(operationId = "listDeadLetters", summary = "Dead letters, the last dead-lettered first, in pages")
    @APIResponse(
            responseCode = "200",
            description = "a page",
            content = @Content(schema = @Schema(implementation = LetterPage.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    public LetterPage list(
            @BeanParam LetterFilterParameters filter,
            @Parameter(description = "next of the page before") @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        var after = cursor == null || cursor.isEmpty() ? null : cursor;
        try {
            return LetterPage.of(letters.find(filter.filter(), after, Parameters.limit(limit)));
        } catch (IllegalArgumentException e) {
            return Parameters.wrong("cursor", "is not one that a list of dead letters gave");
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({VIEWER, OPERATOR, ADMIN})
    @Operation(
            operationId = "getDeadLetter",
            summary = "A dead letter with its headers and everything that happened to it")
    @APIResponse(
            responseCode = "200",
            description = "the letter",
            content = @Content(schema = @Schema(implementation = LetterDetailView.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    public LetterDetailView get(@PathParam("id") String id) {
        return LetterDetailView.of(found(id));
    }

    @GET
    @Path("/{id}/body")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(
            operationId = "getDeadLetterBody",
            summary = "The original bytes of a dead letter; may hold personal data")
    @APIResponse(responseCode = "200", description = "the bytes")
    @APIResponse(responseCode = "404", ref = "Problem")
    public Response body(@PathParam("id") String id) {
        var body = found(id).body();
        if (body == null) {
            throw ProblemException.notFound("The body of this dead letter is not kept.");
        }
        return Response.ok(body)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + id + "\"")
                .build();
    }

    private DeadLetterDetail found(String id) {
        return letters.get(Parameters.id(id))
                .orElseThrow(() -> ProblemException.notFound("There is no dead letter with this id."));
    }
}
