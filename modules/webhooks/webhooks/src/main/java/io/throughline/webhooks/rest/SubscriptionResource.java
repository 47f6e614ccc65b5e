package io.throughline.webhooks.rest;

import static io.throughline.webhooks.rest.Roles.ADMIN;
import static io.throughline.webhooks.rest.Roles.INTEGRATOR;
import static io.throughline.webhooks.rest.Roles.OPERATOR;
import static io.throughline.webhooks.rest.Roles.VIEWER;

import io.throughline.problem.JsonRequest;
import io.throughline.webhooks.Dispatcher;
import io.throughline.webhooks.EndpointUrl;
import io.throughline.webhooks.Reenabling;
import io.throughline.webhooks.SubscriptionService;
import io.throughline.webhooks.SubscriptionView;
import io.throughline.webhooks.provider.WebhookSender;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Subscriptions to events. An integrator sees its own, the others all. */
@Path("/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "webhooks")
@SecurityRequirement(name = "basic")
public class SubscriptionResource {

    @Inject
    SubscriptionService subscriptions;

    @Inject
    Reenabling reenabling;

    @Inject
    Dispatcher dispatcher;

    @Inject
    WebhookSender sender;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "subscribe", summary = "Subscribes an endpoint to events from now on")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SubscribeRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "with the secret, which is shown this once",
            content = @Content(schema = @Schema(implementation = CreatedSubscription.class)))
    @APIResponse(responseCode = "409", description = "the account has as many subscriptions as it may")
    @APIResponse(responseCode = "422", description = "the endpoint may not be called, or an event type is not known")
    public Response subscribe(
            @Parameter(hidden = true) byte[] body, @Context SecurityContext security, @Context UriInfo uri) {
        var request =
                JsonRequest.read(body, "subscribe", SubscribeRequest.class).value();
        var url = EndpointUrl.parse(request.url());
        sender.requireCallable(url);
        var created =
                subscriptions.subscribe(Callers.changing(security), url, request.eventTypes(), request.preferred());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(created.subscription().id().toString())
                        .build())
                .header("Cache-Control", "no-store")
                .entity(CreatedSubscription.of(created))
                .build();
    }

    @GET
    @RolesAllowed({INTEGRATOR, VIEWER, OPERATOR, ADMIN})
    @Operation(operationId = "listSubscriptions", summary = "Subscriptions, newest first, in pages")
    @APIResponse(
            responseCode = "200",
            description = "a page",
            content = @Content(schema = @Schema(implementation = SubscriptionPage.class)))
    @APIResponse(responseCode = "400", description = "a parameter is malformed")
    public SubscriptionPage list(@BeanParam PageRequest page, @Context SecurityContext security) {
        int limit = page.limit();
        return SubscriptionPage.of(subscriptions.list(Callers.reading(security), page.before(), limit + 1), limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({INTEGRATOR, VIEWER, OPERATOR, ADMIN})
    @Operation(operationId = "getSubscription", summary = "One subscription, without its secret")
    @APIResponse(
            responseCode = "200",
            description = "the subscription",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(responseCode = "404", description = "there is none, or it is somebody else's")
    public SubscriptionView get(@PathParam("id") String id, @Context SecurityContext security) {
        return subscriptions.get(Callers.reading(security), Ids.checked(id));
    }

    @PUT
    @Path("/{id}/preferences")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "setPreferences", summary = "Replaces contact, language and pace of a subscription")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PreferencesRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "the subscription",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(responseCode = "404", description = "there is none, or it is somebody else's")
    @APIResponse(responseCode = "422", description = "a preference is wrong")
    public SubscriptionView prefer(
            @PathParam("id") String id, @Parameter(hidden = true) byte[] body, @Context SecurityContext security) {
        var wanted =
                JsonRequest.read(body, "preferences", PreferencesRequest.class).value();
        return subscriptions.prefer(Callers.changing(security), Ids.checked(id), wanted.preferences());
    }

    @POST
    @Path("/{id}/enable")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({INTEGRATOR, OPERATOR, ADMIN})
    @Operation(
            operationId = "enableSubscription",
            summary = "Enables a subscription that was disabled or ended, with or without what it missed")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = EnableRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "enabled",
            content = @Content(schema = @Schema(implementation = EnabledSubscription.class)))
    @APIResponse(responseCode = "404", description = "there is none, or it is somebody else's")
    @APIResponse(responseCode = "409", description = "it is enabled")
    public EnabledSubscription enable(
            @PathParam("id") String id, @Parameter(hidden = true) byte[] body, @Context SecurityContext security) {
        var wanted = JsonRequest.read(body, "enable", EnableRequest.class).value();
        int resending = reenabling.enable(Callers.changing(security), Ids.checked(id), wanted.resendMissed());
        dispatcher.wakeAndLookAhead();
        return new EnabledSubscription(resending);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "unsubscribe", summary = "Ends a subscription; what is pending is cancelled")
    @APIResponse(responseCode = "204", description = "ended")
    @APIResponse(responseCode = "404", description = "there is none, or it is somebody else's")
    public void delete(@PathParam("id") String id, @Context SecurityContext security) {
        subscriptions.delete(Callers.changing(security), Ids.checked(id));
    }
}
