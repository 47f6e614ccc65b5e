package io.throughline.messaging.processor;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.ConsumesWork;

/**
 * What a consumer's annotation says, whichever of the two it is.
 *
 * @param from the publishing context; null for a work queue
 * @param queue the work queue; null for events
 */
record Declared(
        String from,
        String queue,
        int sessions,
        boolean ordered,
        int eventsPerTransaction,
        int maxDeliveries,
        long redeliveryDelay,
        double redeliveryMultiplier,
        long maxRedeliveryDelay) {

    static Declared of(ConsumesEvents events) {
        return new Declared(
                events.from(),
                null,
                events.sessions(),
                events.ordered(),
                events.eventsPerTransaction(),
                events.maxDeliveries(),
                events.redeliveryDelay(),
                events.redeliveryMultiplier(),
                events.maxRedeliveryDelay());
    }

    static Declared of(ConsumesWork work) {
        return new Declared(
                null,
                work.queue(),
                work.sessions(),
                false,
                1,
                work.maxDeliveries(),
                work.redeliveryDelay(),
                work.redeliveryMultiplier(),
                work.maxRedeliveryDelay());
    }

    boolean isWork() {
        return queue != null;
    }

    /** As an error message says it. */
    String source() {
        return isWork() ? "the work of queue '" + queue + "'" : "the events of '" + from + "'";
    }
}
