package io.throughline.bench.synchronous;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Takes the same body as {@code POST /orders/api/orders} and answers 201 when the order is paid and stored. */
@Path("orders")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SynchronousOrderResource {

    @Inject
    private PaymentProvider provider;

    @Inject
    private OrderRows rows;

    @POST
    public Response place(JsonObject body) {
        var order = PlacedOrder.of(body);
        rows.insert(order, provider.authorize(order));
        var answer =
                Json.createObjectBuilder().add("orderId", order.id().toString()).build();
        return Response.status(Response.Status.CREATED).entity(answer).build();
    }
}
