package io.throughline.messaging.consumer;

import java.time.Instant;

/**
 * What was done to a consumer.
 *
 * @param action {@code PAUSED}, {@code RESUMED}, {@code LIMITED TO n} or {@code LIMIT REMOVED}
 * @param who the operator; or the node that found away, or there again, what the consumer needs
 */
public record ConsumerAction(Instant at, String action, String who, String why) {}
