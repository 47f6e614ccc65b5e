package io.throughline.messaging.consumer;

import java.util.List;
import java.util.Optional;

/**
 * Pauses and limits consumers, on every node within about a second.
 *
 * <p>A consumer that is paused begins no event: what a node has in hand stays there, without an attempt, and everything else
 * waits in its queue. An operator's pause and one for an outage are apart: resuming ends the first only.
 */
public interface Consumers {

    /** Those of this deployment, by name. */
    List<ConsumerStatus> list();

    /** Empty if there is no such consumer. */
    Optional<ConsumerStatus> get(String name);

    /**
     * What was done to it, latest first, as long as {@code throughline.timeline.retention} keeps it.
     *
     * @return empty if there is no such consumer
     */
    Optional<List<ConsumerAction>> actions(String name, int limit);

    /** @return the consumer, or empty if there is none of this name */
    Optional<ConsumerStatus> pause(String name, String operator, String reason);

    /** Ends an operator's pause. */
    Optional<ConsumerStatus> resume(String name, String operator, String reason);

    /**
     * How many events each node handles at a time, at most what the consumer declares.
     *
     * @param sessions null for as many as it declares
     */
    Optional<ConsumerStatus> limit(String name, Integer sessions, String operator, String reason);
}
