package io.throughline.ops.rest;

import static io.throughline.ops.rest.Roles.ADMIN;
import static io.throughline.ops.rest.Roles.OPERATOR;
import static io.throughline.ops.rest.Roles.VIEWER;

import io.throughline.messaging.deadletter.DeadLetters;
import io.throughline.problem.JsonRequest;
import io.throughline.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dead letters by consumer and cause. */
@Path("/dead-letter-groups")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "operations")
@SecurityRequirement(name = "basic")
@APIResponse(responseCode = "401", ref = "Problem")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "503", ref = "Problem")
public class GroupResource {

    @Inject
    DeadLetters letters;

    @GET
    @RolesAllowed({VIEWER, OPERATOR, ADMIN})
    @Operation(operationId = "listDeadLetterGroups", summary = "Groups of dead letters, the one that failed last first")
    @APIResponse(
            responseCode = "200",
            description = "the groups",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = GroupView.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    public List<GroupView> list(
            @QueryParam("consumer") String consumer,
            @Parameter(
                            description = "true for those too in which nothing waits",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("settled")
                    String settled,
            @QueryParam("limit") String limit) {
        boolean settledToo = Parameters.flag("settled", settled);
        return letters.groups(Parameters.text("consumer", consumer), settledToo, Parameters.limit(limit)).stream()
                .map(GroupView::of)
                .toList();
    }

    @PUT
    @Path("/{consumer}/{fingerprint}/note")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(operationId = "noteDeadLetterGroup", summary = "Writes a note on a group, instead of the one before")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NoteRequest.class)))
    @APIResponse(responseCode = "204", description = "written")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public void note(
            @PathParam("consumer") String consumer,
            @PathParam("fingerprint") String fingerprint,
            @Parameter(hidden = true) byte[] body,
            @Context SecurityContext security) {
        var note =
                JsonRequest.read(body, "note-group", NoteRequest.class).value().note();
        if (!letters.note(Parameters.name(consumer), Parameters.name(fingerprint), note, Roles.nameOf(security))) {
            throw ProblemException.notFound("There is no such group of dead letters.");
        }
    }
}
