package io.throughline.payments.rest;

import io.throughline.payments.PaymentService;
import io.throughline.payments.PaymentView;
import io.throughline.problem.UuidParameter;
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
@Path("payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments")
@SecurityRequirement(name = "basic")
public class PaymentResource {

    @Inject
    PaymentService payments;

    @GET
    @RolesAllowed({"storefront", "viewer", "operator", "admin"})
    @Operation(operationId = "findPayments", summary = "The payments of an order, with every state they were in")
    @APIResponse(
            responseCode = "200",
            description = "Empty as long as the order has none",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = PaymentView.class)))
    @APIResponse(responseCode = "400", description = "orderId is missing or malformed")
    public List<PaymentView> find(
            @Parameter(required = true, schema = @Schema(format = "uuid")) @QueryParam("orderId") String orderId) {
        return payments
                .find(UuidParameter.required("orderId", orderId, "An order is needed to look for its payments."))
                .stream()
                .toList();
    }
}
