package io.throughline.orders.rest;

import static io.throughline.orders.rest.Roles.ADMIN;
import static io.throughline.orders.rest.Roles.CUSTOMER;
import static io.throughline.orders.rest.Roles.OPERATOR;
import static io.throughline.orders.rest.Roles.STOREFRONT;
import static io.throughline.orders.rest.Roles.VIEWER;

import io.throughline.orders.OrderQueries;
import io.throughline.problem.FieldError;
import io.throughline.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The status changes of an order as they happen. */
@Path("/orders/{id}/events")
@ApplicationScoped
@Tag(name = "orders")
@SecurityRequirement(name = "account")
@APIResponse(responseCode = "401", ref = "Problem")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "503", ref = "Problem")
public class OrderEventsResource {

    @Inject
    OrderQueries queries;

    @Inject
    StatusFeed feed;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({STOREFRONT, CUSTOMER, VIEWER, OPERATOR, ADMIN})
    @Operation(
            operationId = "watchOrder",
            summary = "The status changes of an order as server-sent events",
            description = "First the history, then each change, whichever node made it; ends after the last status."
                    + " With Last-Event-ID only what came later; 204 if nothing will.")
    @APIResponse(
            responseCode = "200",
            description = "events named status; id is the position in the history",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = StatusEvent.class)))
    @APIResponse(responseCode = "204", description = "the order has ended and all its events were received before")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    public void watch(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastEventId,
            @Context SecurityContext security,
            @Context SseEventSink sink,
            @Context Sse sse) {
        int seen = positionOf(lastEventId);
        var order = queries.get(id, new Caller(security).access());
        if (order.status().isFinal() && seen >= order.history().size()) {
            throw new WebApplicationException(Response.noContent().build());
        }
        if (seen > order.history().size()) {
            throw ProblemException.badRequest(
                    "The Last-Event-ID is not one that this stream gave.",
                    FieldError.header(
                            "Last-Event-ID", "the order has " + order.history().size() + " events"));
        }
        feed.subscribe(new Subscription(id, seen, sink, sse));
    }

    /** Without this a HEAD would be a GET: a stream that nothing is written to, and whose end nobody would notice. */
    @HEAD
    @RolesAllowed({STOREFRONT, CUSTOMER, VIEWER, OPERATOR, ADMIN})
    @Operation(hidden = true)
    public Response look(@PathParam("id") UUID id, @Context SecurityContext security) {
        queries.get(id, new Caller(security).access());
        return Response.ok().type(MediaType.SERVER_SENT_EVENTS).build();
    }

    private static int positionOf(String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return 0;
        }
        if (!lastEventId.matches("\\d{1,9}")) {
            throw ProblemException.badRequest(
                    "The Last-Event-ID is not one that this stream gave.",
                    FieldError.header("Last-Event-ID", "must be a number"));
        }
        return Integer.parseInt(lastEventId);
    }
}
