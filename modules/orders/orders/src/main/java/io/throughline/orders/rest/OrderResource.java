package io.throughline.orders.rest;

import static io.throughline.orders.rest.Roles.ADMIN;
import static io.throughline.orders.rest.Roles.CUSTOMER;
import static io.throughline.orders.rest.Roles.OPERATOR;
import static io.throughline.orders.rest.Roles.STOREFRONT;
import static io.throughline.orders.rest.Roles.VIEWER;

import io.throughline.orders.IdempotencyKey;
import io.throughline.orders.OrderProcess;
import io.throughline.orders.OrderQueries;
import io.throughline.orders.OrderService;
import io.throughline.orders.OrderStatus;
import io.throughline.orders.OrderView;
import io.throughline.problem.CanonicalJson;
import io.throughline.problem.FieldError;
import io.throughline.problem.JsonRequest;
import io.throughline.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Places, shows and cancels orders. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "orders")
@SecurityRequirement(name = "account")
@APIResponse(responseCode = "401", ref = "Problem")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "503", ref = "Problem")
public class OrderResource {

    @Inject
    OrderService orders;

    private static final String PLACING = "Answers at once; payment and stock follow. A repetition under the same"
            + " Idempotency-Key is answered as the first time, for 14 days. For the role storefront alone: it names the"
            + " prices, and they are charged as it names them.";

    @Inject
    OrderProcess process;

    @Inject
    OrderQueries queries;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(STOREFRONT)
    @Operation(operationId = "placeOrder", summary = "Places an order", description = PLACING)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PlaceOrderRequest.class)))
    @APIResponse(
            responseCode = "202",
            description = "accepted",
            headers =
                    @Header(
                            name = "Location",
                            description = "the order",
                            schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = AcceptedOrder.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "415", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public Response place(
            @Parameter(hidden = true) byte[] body,
            @Parameter(description = "1 to 255 characters, chosen by the client; unique per account")
                    @HeaderParam("Idempotency-Key")
                    String idempotencyKey,
            @Context SecurityContext security,
            @Context UriInfo uri) {
        var request = JsonRequest.read(body, "place-order", PlaceOrderRequest.class);
        var key = Optional.ofNullable(idempotencyKey).map(k -> keyOf(k, request, new Caller(security)));
        var id = orders.place(request.value().toNewOrder(), key);
        return accepted(id, uri);
    }

    private static Response accepted(UUID id, UriInfo uri) {
        return Response.accepted(new AcceptedOrder(id, OrderStatus.PLACED))
                .location(uri.getAbsolutePathBuilder().path(id.toString()).build())
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({STOREFRONT, CUSTOMER, VIEWER, OPERATOR, ADMIN})
    @Operation(operationId = "getOrder", summary = "One order with its history")
    @APIResponse(
            responseCode = "200",
            description = "the order",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    public OrderView get(@PathParam("id") UUID id, @Context SecurityContext security) {
        return queries.get(id, new Caller(security).access());
    }

    @GET
    @RolesAllowed({STOREFRONT, CUSTOMER, VIEWER, OPERATOR, ADMIN})
    @Operation(operationId = "listOrders", summary = "Orders, newest first, in pages")
    @APIResponse(
            responseCode = "200",
            description = "a page",
            content = @Content(schema = @Schema(implementation = OrderPage.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    public OrderPage list(@BeanParam ListRequest request, @Context SecurityContext security) {
        var filter = request.filter();
        var access = new Caller(security).access();
        return OrderPage.of(queries.list(filter, access, request.limit() + 1), request.limit());
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed({STOREFRONT, CUSTOMER, OPERATOR, ADMIN})
    @Operation(operationId = "cancelOrder", summary = "Cancels an order, if it has not left the house")
    @APIResponse(
            responseCode = "202",
            description =
                    "CANCELLED, or CANCELLING while shipping is asked to stop it; then its status tells whether that was possible",
            content = @Content(schema = @Schema(implementation = AcceptedOrder.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    public Response cancel(@PathParam("id") UUID id, @Context SecurityContext security) {
        queries.get(id, new Caller(security).changes());
        return Response.accepted(new AcceptedOrder(id, process.cancelByCustomer(id)))
                .build();
    }

    private static IdempotencyKey keyOf(String key, JsonRequest<?> request, Caller caller) {
        if (!IdempotencyKey.isWellFormed(key)) {
            var rule = "must have 1 to " + IdempotencyKey.MAX_LENGTH + " characters, none of them a control character";
            throw ProblemException.badRequest(
                    "The Idempotency-Key " + rule + ".", FieldError.header("Idempotency-Key", rule));
        }
        return new IdempotencyKey(caller.name(), key, CanonicalJson.sha256(request.tree()));
    }
}
