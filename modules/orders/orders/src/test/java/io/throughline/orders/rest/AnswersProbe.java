package io.throughline.orders.rest;

import io.throughline.inventory.events.StockRejected;
import io.throughline.inventory.events.StockReserved;
import io.throughline.messaging.Outbox;
import io.throughline.payments.events.PaymentAuthorized;
import io.throughline.payments.events.PaymentDeclined;
import io.throughline.problem.Json;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;

/** Stands in for payments and inventory: publishes their answers the way they do. */
@ApplicationScoped
@Path("probe")
@RolesAllowed("admin")
@Transactional
public class AnswersProbe {

    @Inject
    Outbox outbox;

    @POST
    @Path("payment-authorized")
    public void authorized(byte[] json) throws IOException {
        outbox.append(Json.mapper().readValue(json, PaymentAuthorized.class));
    }

    @POST
    @Path("payment-declined")
    public void declined(byte[] json) throws IOException {
        outbox.append(Json.mapper().readValue(json, PaymentDeclined.class));
    }

    @POST
    @Path("stock-reserved")
    public void reserved(byte[] json) throws IOException {
        outbox.append(Json.mapper().readValue(json, StockReserved.class));
    }

    @POST
    @Path("stock-rejected")
    public void rejected(byte[] json) throws IOException {
        outbox.append(Json.mapper().readValue(json, StockRejected.class));
    }
}
