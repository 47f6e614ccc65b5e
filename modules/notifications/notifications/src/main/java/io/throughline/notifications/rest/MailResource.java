package io.throughline.notifications.rest;

import io.throughline.notifications.MailService;
import io.throughline.notifications.MailView;
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
@Path("mails")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
@SecurityRequirement(name = "basic")
public class MailResource {

    @Inject
    MailService mails;

    @GET
    @RolesAllowed({"viewer", "operator", "admin"})
    @Operation(
            operationId = "findMails",
            summary = "The mails about an order or a webhook subscription, oldest first, and what became of them")
    @APIResponse(
            responseCode = "200",
            description = "Empty as long as there are none",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = MailView.class)))
    @APIResponse(responseCode = "400", description = "orderId is malformed, or missing without a subscriptionId")
    public List<MailView> find(
            @Parameter(schema = @Schema(format = "uuid")) @QueryParam("orderId") String orderId,
            @Parameter(schema = @Schema(format = "uuid")) @QueryParam("subscriptionId") String subscriptionId) {
        if (subscriptionId != null && orderId == null) {
            return mails.ofSubscription(UuidParameter.required(
                    "subscriptionId", subscriptionId, "A subscription is needed to look for its notices."));
        }
        return mails.ofOrder(UuidParameter.required("orderId", orderId, "An order is needed to look for its mails."));
    }
}
