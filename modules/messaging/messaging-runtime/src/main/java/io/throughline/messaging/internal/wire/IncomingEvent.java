package io.throughline.messaging.internal.wire;

import io.throughline.messaging.EventEnvelope;

/** A message from the broker, normalized: attributes checked, data not yet. */
public record IncomingEvent(EventEnvelope envelope, byte[] data) {}
