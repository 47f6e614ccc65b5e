package io.throughline.testbed.rest;

import io.throughline.messaging.BlockedKeys;
import io.throughline.testbed.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

@Path("probes/{id}")
@ApplicationScoped
public class ProbeResource {

    @Inject
    private Probes probes;

    @Inject
    private BlockedKeys blockedKeys;

    @POST
    public void send(@PathParam("id") String id, @QueryParam("steps") int steps) {
        probes.send(id, steps);
    }

    @POST
    @Path("discard/{event}")
    public boolean discard(@PathParam("id") String id, @PathParam("event") UUID event) {
        return blockedKeys.discard("testbed.testbed-events", id, event, "tester", "given up in a test");
    }
}
