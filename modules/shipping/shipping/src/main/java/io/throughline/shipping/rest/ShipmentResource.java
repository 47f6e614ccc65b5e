package io.throughline.shipping.rest;

import io.throughline.problem.UuidParameter;
import io.throughline.shipping.ShipmentService;
import io.throughline.shipping.ShipmentView;
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
@Path("shipments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Shipments")
@SecurityRequirement(name = "basic")
public class ShipmentResource {

    @Inject
    ShipmentService shipments;

    @GET
    @RolesAllowed({"storefront", "viewer", "operator", "admin"})
    @Operation(
            operationId = "findShipments",
            summary = "The shipments of an order, with tracking code and every state they were in")
    @APIResponse(
            responseCode = "200",
            description = "Empty as long as the order has none",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = ShipmentView.class)))
    @APIResponse(responseCode = "400", description = "orderId is missing or malformed")
    public List<ShipmentView> find(
            @Parameter(required = true, schema = @Schema(format = "uuid")) @QueryParam("orderId") String orderId) {
        return shipments
                .find(UuidParameter.required("orderId", orderId, "An order is needed to look for its shipments."))
                .stream()
                .toList();
    }
}
