package io.throughline.inventory.rest;

import io.throughline.inventory.FindingView;
import io.throughline.inventory.Reconciliation;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@ApplicationScoped
@Path("reconciliation-findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reconciliation")
@SecurityRequirement(name = "basic")
public class FindingResource {

    @Inject
    Reconciliation reconciliation;

    @GET
    @RolesAllowed({"viewer", "operator", "admin"})
    @Operation(
            operationId = "findReconciliationFindings",
            summary = "Where stock and what was published do not agree; newest first, at most 200")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = FindingView.class)))
    @APIResponse(responseCode = "400", description = "mended is neither true nor false")
    public List<FindingView> find(
            @Parameter(
                            description = "false: those that are open; true: those that are mended; absent: all",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("mended")
                    String mended) {
        return reconciliation.newest(checked(mended));
    }

    private static Boolean checked(String mended) {
        if (mended != null && !mended.equals("true") && !mended.equals("false")) {
            throw ProblemException.badRequest(
                    "Findings are mended or not.", FieldError.parameter("mended", "must be true or false"));
        }
        return mended == null ? null : Boolean.valueOf(mended);
    }
}
