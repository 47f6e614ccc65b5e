package io.throughline.messaging.internal.wire;

import io.throughline.messaging.EventEnvelope;

/**
 * A message from the broker, normalized: attributes checked, data not yet.
 *
 * @param position of the event in the log, or null if the message does not say
 */
public record IncomingEvent(EventEnvelope envelope, byte[] data, LogPosition position) {}
