package io.throughline.inventory.rest;

import io.throughline.inventory.restock.RestockLine;
import io.throughline.inventory.restock.RestockService;
import io.throughline.inventory.restock.RestockView;
import io.throughline.problem.FieldError;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Goods that come in, of many articles at once. */
@ApplicationScoped
@Path("restocks/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stock")
@SecurityRequirement(name = "basic")
public class RestockResource {

    @Inject
    RestockService restocks;

    @GET
    @RolesAllowed({"stockkeeper", "viewer", "operator", "admin"})
    @Operation(operationId = "getRestock", summary = "A restock, and how far it is booked")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RestockView.class)))
    @APIResponse(responseCode = "400", description = "The name is malformed")
    @APIResponse(responseCode = "404", description = "There is none of the name")
    public RestockView get(@PathParam("name") String name) {
        return restocks.find(checked(name))
                .orElseThrow(() -> ProblemException.notFound("There is no restock " + name + "."));
    }

    @PUT
    @RolesAllowed({"stockkeeper", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "receiveRestock",
            summary = "Add what came in to the stock, in the background; the same again changes nothing")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RestockRequest.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is stored and will be booked",
            content = @Content(schema = @Schema(implementation = RestockView.class)))
    @APIResponse(responseCode = "200", description = "It was known")
    @APIResponse(responseCode = "400", description = "The name is malformed, or the body is not JSON")
    @APIResponse(responseCode = "409", description = "It is known, with other lines")
    @APIResponse(responseCode = "422", description = "A line is wrong, or an article is named twice")
    public Response receive(
            @PathParam("name") String name, @Parameter(hidden = true) byte[] body, @Context SecurityContext security) {
        checked(name);
        var lines =
                JsonRequest.read(body, "restock", RestockRequest.class).value().lines();
        requireDifferent(lines);
        boolean created =
                restocks.receive(name, lines, security.getUserPrincipal().getName());
        return Response.status(created ? 202 : 200).entity(get(name)).build();
    }

    private static void requireDifferent(List<RestockLine> lines) {
        var skus = new HashSet<String>();
        for (int i = 0; i < lines.size(); i++) {
            if (!skus.add(lines.get(i).sku())) {
                throw ProblemException.unprocessable(
                        "An article is named twice.", FieldError.at("/lines/" + i + "/sku", "was named before"));
            }
        }
    }

    private static String checked(String name) {
        if (!Sku.isWellFormed(name)) {
            throw ProblemException.badRequest(
                    "The name of the restock is malformed.",
                    FieldError.parameter(
                            "name",
                            "must be 1 to 64 letters, digits, '.', '_' or '-', beginning with a letter or digit"));
        }
        return name;
    }
}
