package io.throughline.webhooks;

/**
 * Who asks.
 *
 * @param forAll whether the subscriptions of others are theirs too, for what is asked
 */
public record Caller(String account, boolean forAll) {}
