package io.throughline.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One thing that happened to a business id, or that is still to happen. What is not known or does not apply is null.
 *
 * @param id of the event, or of the entry itself
 * @param at when it began; of a delivery, when it was done, or since when it waits
 * @param context the context where it happened
 * @param consumer of a delivery or an attempt
 * @param name what it was: an event's type, the request, system and operation of a call
 * @param eventId the event it is about or follows from
 * @param sequence of an event among those of its context and key
 * @param causationId of an event: id of the event or the request whose handling appended it
 * @param attempt counted from 1
 * @param outcome of a delivery: {@code handled}, {@code discarded}, {@code dead-lettered}, or why it waits:
 *     {@code unpublished}, {@code parked}, {@code on-the-broker}, {@code held}, {@code retrying}
 * @param detail a sentence more, such as class and message of a failure; never a payload
 * @param nextAttemptAt when it is tried again
 * @param node the node where it happened
 */
public record TimelineEntry(
        Kind kind,
        UUID id,
        Instant at,
        String context,
        String consumer,
        String name,
        UUID eventId,
        Long sequence,
        UUID causationId,
        Integer attempt,
        String outcome,
        String detail,
        Duration duration,
        Instant nextAttemptAt,
        String traceId,
        String node) {

    /** What an entry is about. */
    public enum Kind {
        REQUEST,
        EVENT,
        /** An event and one consumer: handled, waiting or given up. */
        DELIVERY,
        /** One failed attempt of a delivery. */
        ATTEMPT,
        PROVIDER_CALL,
        MAIL,
        WEBHOOK
    }
}
