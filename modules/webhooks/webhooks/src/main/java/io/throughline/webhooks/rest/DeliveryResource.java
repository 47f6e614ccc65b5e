package io.throughline.webhooks.rest;

import static io.throughline.webhooks.rest.Roles.ADMIN;
import static io.throughline.webhooks.rest.Roles.INTEGRATOR;
import static io.throughline.webhooks.rest.Roles.OPERATOR;
import static io.throughline.webhooks.rest.Roles.VIEWER;

import io.throughline.webhooks.DeliveryState;
import io.throughline.webhooks.Dispatcher;
import io.throughline.webhooks.SubscriptionService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of each event of a subscription. */
@Path("/subscriptions/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "webhooks")
@SecurityRequirement(name = "basic")
@APIResponse(responseCode = "404", description = "there is none, or it is somebody else's")
public class DeliveryResource {

    @Inject
    SubscriptionService subscriptions;

    @Inject
    Dispatcher dispatcher;

    @GET
    @RolesAllowed({INTEGRATOR, VIEWER, OPERATOR, ADMIN})
    @Operation(operationId = "listDeliveries", summary = "Deliveries of a subscription, newest first, in pages")
    @APIResponse(
            responseCode = "200",
            description = "a page",
            content = @Content(schema = @Schema(implementation = DeliveryPage.class)))
    @APIResponse(responseCode = "400", description = "a parameter is malformed")
    public DeliveryPage list(
            @PathParam("id") String id,
            @QueryParam("state") String state,
            @BeanParam PageRequest page,
            @Context SecurityContext security) {
        int limit = page.limit();
        var found = subscriptions.deliveries(
                Callers.reading(security), Ids.checked(id), checked(state), page.before(), limit + 1);
        return DeliveryPage.of(found, limit);
    }

    @POST
    @Path("/{deliveryId}/resend")
    @RolesAllowed({INTEGRATOR, OPERATOR, ADMIN})
    @Operation(
            operationId = "resendDelivery",
            summary = "Sends a webhook once more, under its old webhook-id, from the start of the schedule")
    @APIResponse(responseCode = "202", description = "it will be sent at once")
    public Response resend(
            @PathParam("id") String id, @PathParam("deliveryId") String deliveryId, @Context SecurityContext security) {
        subscriptions.resend(Callers.changing(security), Ids.checked(id), Ids.checked(deliveryId));
        dispatcher.wake();
        return Response.accepted().build();
    }

    private static DeliveryState checked(String state) {
        if (state == null || state.isEmpty()) {
            return null;
        }
        return Stream.of(DeliveryState.values())
                .filter(known -> known.name().equals(state))
                .findFirst()
                .orElseGet(() -> PageRequest.wrong("state", "must be one of " + List.of(DeliveryState.values())));
    }
}
