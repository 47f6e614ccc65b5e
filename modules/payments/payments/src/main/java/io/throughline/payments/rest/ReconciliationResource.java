package io.throughline.payments.rest;

import io.throughline.payments.FindingState;
import io.throughline.payments.FindingView;
import io.throughline.payments.ReconciliationView;
import io.throughline.payments.Reconciliations;
import io.throughline.problem.FieldError;
import io.throughline.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@ApplicationScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reconciliation")
@SecurityRequirement(name = "basic")
public class ReconciliationResource {

    private static final int MOST = 500;

    @Inject
    Reconciliations reconciliations;

    @GET
    @Path("reconciliation-findings")
    @RolesAllowed({"viewer", "operator", "admin"})
    @Operation(
            operationId = "listReconciliationFindings",
            summary = "Where the books of the providers and ours differ or differed, newest first")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = FindingView.class)))
    @APIResponse(responseCode = "400", description = "A parameter is malformed")
    public List<FindingView> findings(
            @Parameter(description = "OPEN, MENDED or RESOLVED; all if absent") @QueryParam("state") String state,
            @Parameter(description = "1 to 500") @QueryParam("limit") @DefaultValue("100") String limit) {
        return reconciliations.findings(states(state), limit(limit));
    }

    @GET
    @Path("reconciliations")
    @RolesAllowed({"viewer", "operator", "admin"})
    @Operation(operationId = "listReconciliations", summary = "How far the comparison with each provider has come")
    public List<ReconciliationView> list() {
        return reconciliations.all();
    }

    @POST
    @Path("reconciliations")
    @RolesAllowed({"operator", "admin"})
    @Operation(
            operationId = "reconcile",
            summary = "Compares the books with all providers now",
            description = "A run begins within a second, or right after the one that is under way.")
    @APIResponse(responseCode = "202", description = "A run will begin")
    public Response reconcile() {
        reconciliations.request();
        return Response.accepted(reconciliations.all()).build();
    }

    private static Set<FindingState> states(String name) {
        if (name == null) {
            return EnumSet.allOf(FindingState.class);
        }
        return Arrays.stream(FindingState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .map(Set::of)
                .orElseThrow(() -> malformed("state", "must be OPEN, MENDED or RESOLVED"));
    }

    private static int limit(String number) {
        if (number.matches("[1-9]\\d{0,2}") && Integer.parseInt(number) <= MOST) {
            return Integer.parseInt(number);
        }
        throw malformed("limit", "must be a number from 1 to " + MOST);
    }

    private static ProblemException malformed(String parameter, String detail) {
        return ProblemException.badRequest("A parameter is malformed.", FieldError.parameter(parameter, detail));
    }
}
