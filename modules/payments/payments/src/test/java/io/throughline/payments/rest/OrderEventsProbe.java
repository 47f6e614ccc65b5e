package io.throughline.payments.rest;

import io.throughline.messaging.Outbox;
import io.throughline.orders.events.OrderCancelled;
import io.throughline.orders.events.OrderConfirmed;
import io.throughline.orders.events.OrderPlaced;
import io.throughline.problem.Json;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;

/** Stands in for orders: publishes its events the way it does. */
@ApplicationScoped
@Path("probe")
@RolesAllowed("admin")
@Transactional
public class OrderEventsProbe {

    @Inject
    Outbox outbox;

    @POST
    @Path("order-placed")
    public void placed(byte[] json) throws IOException {
        outbox.append(Json.mapper().readValue(json, OrderPlaced.class));
    }

    @POST
    @Path("order-confirmed")
    public void confirmed(byte[] json) throws IOException {
        outbox.append(Json.mapper().readValue(json, OrderConfirmed.class));
    }

    @POST
    @Path("order-cancelled")
    public void cancelled(byte[] json) throws IOException {
        outbox.append(Json.mapper().readValue(json, OrderCancelled.class));
    }
}
