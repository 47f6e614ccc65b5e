package io.throughline.ops.rest;

import io.throughline.messaging.deadletter.DeadLetterFilter;
import io.throughline.messaging.deadletter.DeadLetterState;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which dead letters: those that match all that is given. */
public class LetterFilterParameters {

    private static final String ANY = "ANY";

    @Parameter(description = "WAITING unless given; ANY for all states")
    @QueryParam("state")
    String state;

    @QueryParam("consumer")
    String consumer;

    @Parameter(description = "with consumer: one group")
    @QueryParam("fingerprint")
    String fingerprint;

    @QueryParam("type")
    String type;

    @QueryParam("businessId")
    String businessId;

    @QueryParam("tenant")
    String tenant;

    @Parameter(description = "dead-lettered last at or after")
    @QueryParam("from")
    String from;

    @Parameter(description = "dead-lettered last before")
    @QueryParam("to")
    String to;

    @Parameter(description = "words that must all be in business id, type, exception or reason")
    @QueryParam("text")
    String text;

    DeadLetterFilter filter() {
        return new DeadLetterFilter(
                ANY.equals(state)
                        ? null
                        : Parameters.one(DeadLetterState.class, "state", state, DeadLetterState.WAITING),
                Parameters.text("consumer", consumer),
                Parameters.text("fingerprint", fingerprint),
                Parameters.text("type", type),
                Parameters.text("businessId", businessId),
                Parameters.text("tenant", tenant),
                Parameters.time("from", from),
                Parameters.time("to", to),
                Parameters.text("text", text));
    }
}
