package io.throughline.ops.rest;

import static io.throughline.ops.rest.Roles.ADMIN;
import static io.throughline.ops.rest.Roles.OPERATOR;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.deadletter.DeadLetter;
import io.throughline.messaging.deadletter.DeadLetters;
import io.throughline.problem.FieldError;
import io.throughline.problem.JsonRequest;
import io.throughline.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What operators do with dead letters, other than replaying them. */
@Path("/dead-letters")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "operations")
@SecurityRequirement(name = "basic")
@APIResponse(responseCode = "400", ref = "Problem")
@APIResponse(responseCode = "401", ref = "Problem")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "422", ref = "Problem")
@APIResponse(responseCode = "503", ref = "Problem")
public class DeadLetterActions {

    private static final int AT_A_TIME = 10_000;
    private static final int PAGE = 1_000;

    @Inject
    DeadLetters letters;

    @POST
    @Path("/discards")
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(
            operationId = "discardDeadLetters",
            summary = "Gives letters up for good; what waits behind them is handled",
            description =
                    "By ids, or by a filter up to 10,000 at a time, which needs the role admin. Letters that do not"
                            + " wait are left as they are.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DiscardRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "how many were discarded, or would be",
            content = @Content(schema = @Schema(implementation = Changed.class)))
    public Changed discard(
            @Parameter(hidden = true) byte[] body,
            @Parameter(
                            description = "true to be told how many it would be",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("dryRun")
                    String dryRun,
            @Context SecurityContext security) {
        boolean dry = Parameters.flag("dryRun", dryRun);
        var request =
                JsonRequest.read(body, "discard-letters", DiscardRequest.class).value();
        if (request.filter() == null) {
            int count = dry
                    ? letters.waiting(request.ids())
                    : letters.discard(request.ids(), Roles.nameOf(security), request.reason());
            return new Changed(count, false);
        }
        Roles.requireAdmin(security, "Discarding by a filter");
        long matching = letters.count(request.filter().waiting(), AT_A_TIME + 1L);
        int count = dry ? (int) Math.min(matching, AT_A_TIME) : discardAll(request, Roles.nameOf(security));
        return new Changed(count, matching > AT_A_TIME);
    }

    private int discardAll(DiscardRequest request, String operator) {
        int discarded = 0;
        var page = letters.find(request.filter().waiting(), null, PAGE);
        while (!page.letters().isEmpty()) {
            var ids = page.letters().stream().map(DeadLetter::id).toList();
            discarded += letters.discard(ids, operator, request.reason());
            if (page.next() == null || discarded >= AT_A_TIME) {
                return discarded;
            }
            page = letters.find(request.filter().waiting(), page.next(), PAGE);
        }
        return discarded;
    }

    @POST
    @Path("/restorations")
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(operationId = "restoreDeadLetters", summary = "Takes discarding back: the letters wait again")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RestoreRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "how many wait again",
            content = @Content(schema = @Schema(implementation = Changed.class)))
    public Changed restore(@Parameter(hidden = true) byte[] body, @Context SecurityContext security) {
        var request =
                JsonRequest.read(body, "restore-letters", RestoreRequest.class).value();
        return new Changed(letters.restore(request.ids(), Roles.nameOf(security), request.reason()), false);
    }

    @POST
    @Path("/{id}/edits")
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(
            operationId = "editDeadLetter",
            summary = "Handles an edited event in the place of the letter's, under a new id")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = EditRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "the new event's id, as eventId; of a dry run that the edit would be taken, as accepted")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public Map<String, Object> edit(
            @PathParam("id") String id,
            @Parameter(hidden = true) byte[] body,
            @Parameter(
                            description = "true to have the contract checked, and nothing changed",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("dryRun")
                    String dryRun,
            @Context SecurityContext security) {
        boolean dry = Parameters.flag("dryRun", dryRun);
        var request = JsonRequest.read(body, "edit-letter", EditRequest.class).value();
        try {
            return dry
                    ? accepted(Parameters.id(id), request)
                    : edited(Parameters.id(id), request, Roles.nameOf(security));
        } catch (ContractViolation e) {
            throw ProblemException.unprocessable(
                    "The consumer could not read the edited event.", FieldError.at("", e.getMessage()));
        }
    }

    private Map<String, Object> accepted(UUID id, EditRequest request) {
        if (!letters.checkEdit(id, request.changes(), bytes(request.data()))) {
            throw notWaiting();
        }
        return Map.of("accepted", true);
    }

    private Map<String, Object> edited(UUID id, EditRequest request, String operator) {
        var event = letters.editAndReplay(id, request.changes(), bytes(request.data()), operator, request.reason());
        return Map.of("eventId", event.orElseThrow(DeadLetterActions::notWaiting));
    }

    private static ProblemException notWaiting() {
        return ProblemException.conflict("dead_letter_not_waiting", "There is no dead letter with this id that waits.");
    }

    private static byte[] bytes(JsonNode data) {
        return data == null ? null : data.toString().getBytes(StandardCharsets.UTF_8);
    }
}
