package io.throughline.messaging;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A fact that a bounded context publishes: an immutable, past-tense record annotated with {@link EventType}.
 */
public interface Event {

    /**
     * The business key, usually the id of the aggregate. Events of one key are handled in order by each consumer.
     *
     * @return 1 to 200 characters
     */
    @JsonIgnore
    String key();
}
