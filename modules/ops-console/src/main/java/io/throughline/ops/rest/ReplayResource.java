package io.throughline.ops.rest;

import static io.throughline.ops.rest.Roles.ADMIN;
import static io.throughline.ops.rest.Roles.OPERATOR;
import static io.throughline.ops.rest.Roles.VIEWER;

import io.throughline.messaging.replay.Replay;
import io.throughline.messaging.replay.ReplayItem;
import io.throughline.messaging.replay.ReplayItemState;
import io.throughline.messaging.replay.ReplayRefused;
import io.throughline.messaging.replay.Replays;
import io.throughline.problem.FieldError;
import io.throughline.problem.JsonRequest;
import io.throughline.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Jobs that send dead letters or published events to their consumer again. */
@Path("/replays")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "operations")
@SecurityRequirement(name = "basic")
@APIResponse(responseCode = "401", ref = "Problem")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "503", ref = "Problem")
public class ReplayResource {

    @Inject
    Replays replays;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(
            operationId = "prepareReplay",
            summary = "Fixes what a replay covers, and shows it; nothing is sent before it is started",
            description = "One that is not started within a day is cancelled.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReplayRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "prepared, with a preview",
            content = @Content(schema = @Schema(implementation = ReplayView.class)))
    @APIResponse(responseCode = "422", ref = "Problem")
    public Response prepare(
            @Parameter(hidden = true) byte[] body, @Context SecurityContext security, @Context UriInfo uri) {
        var request =
                JsonRequest.read(body, "prepare-replay", ReplayRequest.class).value();
        try {
            var replay = prepare(request, Roles.nameOf(security));
            var preview = replays.preview(replay.id()).orElse(null);
            return Response.created(uri.getAbsolutePathBuilder()
                            .path(replay.id().toString())
                            .build())
                    .entity(ReplayView.of(replay, preview))
                    .build();
        } catch (ReplayRefused e) {
            throw ProblemException.unprocessable("This cannot be replayed.", FieldError.at("/log", e.getMessage()));
        }
    }

    private Replay prepare(ReplayRequest request, String operator) {
        if (request.log() != null) {
            return replays.prepare(request.log().range(), request.rules(), operator, request.reason());
        }
        return request.filter() == null
                ? replays.prepare(request.ids(), request.rules(), operator, request.reason())
                : replays.prepare(request.filter().waiting(), request.rules(), operator, request.reason());
    }

    @GET
    @RolesAllowed({VIEWER, OPERATOR, ADMIN})
    @Operation(operationId = "listReplays", summary = "Replays, the latest first")
    @APIResponse(
            responseCode = "200",
            description = "replays",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = ReplayView.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    public List<ReplayView> list(
            @Parameter(description = "id of the last one of the page before") @QueryParam("before") String before,
            @QueryParam("limit") String limit) {
        return replays.list(Parameters.uuid("before", before), Parameters.limit(limit)).stream()
                .map(ReplayView::of)
                .toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({VIEWER, OPERATOR, ADMIN})
    @Operation(operationId = "getReplay", summary = "A replay and how far it has come")
    @APIResponse(
            responseCode = "200",
            description = "the replay",
            content = @Content(schema = @Schema(implementation = ReplayView.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    public ReplayView get(@PathParam("id") String id) {
        return ReplayView.of(replays.get(Parameters.id(id)).orElseThrow(ReplayResource::nothing));
    }

    @GET
    @Path("/{id}/items")
    @RolesAllowed({VIEWER, OPERATOR, ADMIN})
    @Operation(operationId = "listReplayItems", summary = "What a replay covers, in its order, with what became of it")
    @APIResponse(
            responseCode = "200",
            description = "a page",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = ReplayItem.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    public List<ReplayItem> items(
            @PathParam("id") String id,
            @QueryParam("state") String state,
            @Parameter(description = "number of the last one of the page before") @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        var found = replays.items(
                Parameters.id(id),
                Parameters.one(ReplayItemState.class, "state", state, null),
                Parameters.number("after", after),
                Parameters.limit(limit));
        if (found.isEmpty() && replays.get(Parameters.id(id)).isEmpty()) {
            throw nothing();
        }
        return found;
    }

    @POST
    @Path("/{id}/commands")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(operationId = "commandReplay", summary = "Starts, pauses, resumes or cancels a replay")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CommandRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "the replay",
            content = @Content(schema = @Schema(implementation = ReplayView.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public ReplayView command(
            @PathParam("id") String id, @Parameter(hidden = true) byte[] body, @Context SecurityContext security) {
        var request =
                JsonRequest.read(body, "command-replay", CommandRequest.class).value();
        var command = Replays.Command.valueOf(request.command().toUpperCase(Locale.ROOT));
        try {
            return replays.command(Parameters.id(id), command, Roles.nameOf(security), request.reason())
                    .map(ReplayView::of)
                    .orElseThrow(ReplayResource::nothing);
        } catch (ReplayRefused e) {
            throw ProblemException.conflict("replay_state", e.getMessage());
        }
    }

    private static ProblemException nothing() {
        return ProblemException.notFound("There is no replay with this id.");
    }
}
