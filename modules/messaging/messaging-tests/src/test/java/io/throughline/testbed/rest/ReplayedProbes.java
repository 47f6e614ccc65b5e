package io.throughline.testbed.rest;

import io.throughline.messaging.deadletter.DeadLetterFilter;
import io.throughline.messaging.deadletter.DeadLetterState;
import io.throughline.messaging.replay.ReplayRules;
import io.throughline.messaging.replay.Replays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Replays the dead letters that a word is found in. */
@Path("replays")
@ApplicationScoped
public class ReplayedProbes {

    @Inject
    private Replays replays;

    @POST
    public String replay(@QueryParam("text") String text, @QueryParam("perSecond") double perSecond) {
        var filter = new DeadLetterFilter(DeadLetterState.WAITING, null, null, null, null, null, null, null, text);
        var replay = replays.prepare(filter, new ReplayRules(1, perSecond, 0), "tester", "a test");
        replays.command(replay.id(), Replays.Command.START, "tester", null);
        return replay.id().toString();
    }
}
