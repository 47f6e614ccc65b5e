package io.throughline.bench.rest;

import io.throughline.bench.messaging.FailureSwitch;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Whether the events of the consumer with shared transactions fail. */
@Path("failures")
public class FailureResource {

    @Inject
    private FailureSwitch failures;

    @POST
    public void turn(@QueryParam("on") boolean on) {
        failures.turn(on);
    }
}
