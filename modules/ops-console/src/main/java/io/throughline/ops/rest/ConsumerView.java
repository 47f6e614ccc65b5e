package io.throughline.ops.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.messaging.consumer.ConsumerPause;
import io.throughline.messaging.consumer.ConsumerStatus;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A consumer and what it has before it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsumerView(
        String name,

        @Schema(enumeration = {"RUNNING", "PAUSED", "CIRCUIT_OPEN"})
        String state,

        @Schema(description = "why it stands still; an operator's pause and one for an outage are apart")
        List<ConsumerPause> pauses,

        @Schema(description = "how many events a node may handle at a time, if an operator limited it")
        Integer sessions,

        long blockedKeys,

        @Schema(description = "events that wait in the database")
        long held,

        long deadLetters) {

    static ConsumerView of(ConsumerStatus status) {
        return new ConsumerView(
                status.name(),
                state(status.pauses()),
                status.pauses(),
                status.sessions(),
                status.blockedKeys(),
                status.held(),
                status.deadLetters());
    }

    private static String state(List<ConsumerPause> pauses) {
        if (pauses.isEmpty()) {
            return "RUNNING";
        }
        boolean byOperator = pauses.stream().anyMatch(pause -> pause.kind() == ConsumerPause.Kind.OPERATOR);
        return byOperator ? "PAUSED" : "CIRCUIT_OPEN";
    }
}
