package io.throughline.webhooks;

/**
 * Who asks.
 *
 * @param seesAll whether the subscriptions of others are theirs to see
 */
public record Caller(String account, boolean seesAll) {}
