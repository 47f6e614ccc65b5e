package io.throughline.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Turns the JSON of one contract version into the next. Lives in the {@code -events} jar beside the record, found by
 * {@link java.util.ServiceLoader}; pure, so that a replayed event gives the same result for ever.
 */
public interface EventUpcaster {

    /** The published event name, for example {@code orders.order-placed}. */
    String type();

    /** The version it reads; it writes the following one. */
    int fromVersion();

    /** The event in the following version; may change and return the argument. */
    ObjectNode upcast(ObjectNode data);
}
