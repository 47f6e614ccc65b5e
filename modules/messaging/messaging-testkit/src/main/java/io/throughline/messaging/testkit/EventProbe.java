package io.throughline.messaging.testkit;

import io.throughline.messaging.Event;
import io.throughline.messaging.Outbox;
import io.throughline.messaging.internal.contract.Json;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;

/**
 * Stands in for the other contexts in the WAR under test: appends any event the way they do, when its JSON is posted to
 * {@code probe/events/<class of the event>}.
 */
@ApplicationScoped
@Path("probe/events")
@RolesAllowed("admin")
@Transactional
public class EventProbe {

    @Inject
    private Outbox outbox;

    @POST
    @Path("{type}")
    public void append(@PathParam("type") String type, byte[] json) throws IOException, ClassNotFoundException {
        outbox.append(Json.MAPPER.readValue(json, Class.forName(type).asSubclass(Event.class)));
    }
}
