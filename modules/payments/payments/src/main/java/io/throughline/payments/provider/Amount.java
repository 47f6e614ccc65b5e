package io.throughline.payments.provider;

/**
 * Money.
 *
 * @param minor minor units
 * @param currency ISO 4217
 */
public record Amount(long minor, String currency) {}
