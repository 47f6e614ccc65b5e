package io.throughline.inventory.rest;

import io.throughline.inventory.StockLevel;
import io.throughline.inventory.StockService;
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
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@ApplicationScoped
@Path("stock/{sku}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stock")
@SecurityRequirement(name = "basic")
public class StockResource {

    @Inject
    StockService stock;

    @GET
    @RolesAllowed({"storefront", "stockkeeper", "viewer", "operator", "admin"})
    @Operation(operationId = "getStock", summary = "How much of an article there is")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StockLevel.class)))
    @APIResponse(responseCode = "400", description = "The sku is malformed")
    @APIResponse(responseCode = "404", description = "The article was never counted")
    public StockLevel level(@PathParam("sku") String sku) {
        return stock.level(Sku.checked(sku))
                .orElseThrow(() -> ProblemException.notFound("There is no article " + sku + "."));
    }

    @PUT
    @RolesAllowed({"stockkeeper", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "countStock", summary = "Set what was counted; the first count makes the article known")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = StockCount.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StockLevel.class)))
    @APIResponse(responseCode = "400", description = "The sku is malformed, or the body is not JSON")
    @APIResponse(responseCode = "409", description = "More than that is reserved for orders")
    @APIResponse(responseCode = "422", description = "onHand is missing, negative or too large")
    public StockLevel count(@PathParam("sku") String sku, byte[] body) {
        var count = JsonRequest.read(body, "count-stock", StockCount.class).value();
        return stock.count(Sku.checked(sku), count.onHand());
    }
}
