package io.throughline.webhooks;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.time.Instant;

/** Lets time pass for the deliveries of the deployed webhooks. */
@ApplicationScoped
@Path("probe/clock")
@RolesAllowed("admin")
public class ClockProbe {

    @Inject
    WebhookClock clock;

    @Inject
    DueDeliveries due;

    @Inject
    Dispatcher dispatcher;

    @Inject
    DeliveryRetention retention;

    @GET
    @Path("next")
    public String next() {
        return due.next(Instant.EPOCH).map(Instant::toString).orElse("nothing is pending");
    }

    @POST
    @Path("{duration}")
    public void advance(@PathParam("duration") String duration) {
        clock.advance(Duration.parse(duration));
        dispatcher.wake();
    }

    /** Back to the time it is. */
    @POST
    @Path("reset")
    public void reset() {
        clock.advance(Duration.between(clock.now(), Instant.now()));
    }

    @POST
    @Path("retention")
    public void forget() {
        retention.forget();
    }
}
