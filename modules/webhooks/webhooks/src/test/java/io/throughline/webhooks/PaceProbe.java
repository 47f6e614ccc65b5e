package io.throughline.webhooks;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.time.Instant;

/** Stands in for a further node: takes what is due, and sends nothing of it. */
@ApplicationScoped
@Path("probe/claims")
@RolesAllowed("admin")
public class PaceProbe {

    @Inject
    DueDeliveries due;

    @Inject
    WebhookClock clock;

    /** @return how many it could take in that time */
    @POST
    @Path("{endpoint}/{duration}")
    public String claim(@PathParam("endpoint") String endpoint, @PathParam("duration") String duration) {
        var end = Instant.now().plus(Duration.parse(duration));
        int claimed = 0;
        while (Instant.now().isBefore(end)) {
            claimed +=
                    due.claim(endpoint, 100, clock.now(), Duration.ofMinutes(5)).size();
        }
        return Integer.toString(claimed);
    }
}
