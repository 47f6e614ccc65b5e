package io.throughline.testbed.rest;

import io.throughline.messaging.BlockedKeys;
import io.throughline.testbed.LastMoment;
import io.throughline.testbed.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;

@Path("probes/{id}")
@ApplicationScoped
public class ProbeResource {

    @Inject
    private Probes probes;

    @Inject
    private LastMoment lastMoment;

    @Inject
    private BlockedKeys blockedKeys;

    @POST
    public void send(@PathParam("id") String id, @QueryParam("steps") int steps) {
        probes.send(id, steps);
    }

    @POST
    @Path("filed")
    public void file(@PathParam("id") String id, @QueryParam("steps") int steps) {
        probes.file(id, steps);
    }

    @POST
    @Path("held")
    public void sendAndHold(@PathParam("id") String id, @QueryParam("steps") int steps) {
        probes.sendAndHold(id, steps);
    }

    @GET
    @Path("held")
    @Produces(MediaType.TEXT_PLAIN)
    public long writtenByHeld(@PathParam("id") String id) {
        return lastMoment.writtenByHeld(id);
    }

    @POST
    @Path("later")
    public void sendLater(@PathParam("id") String id, @QueryParam("seconds") int seconds) {
        probes.sendLater(id, Duration.ofSeconds(seconds));
    }

    @POST
    @Path("discard/{event}")
    public boolean discard(@PathParam("id") String id, @PathParam("event") UUID event) {
        return blockedKeys.discard("testbed.testbed-events", id, event, "tester", "given up in a test");
    }
}
