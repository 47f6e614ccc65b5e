package io.throughline.payments.provider;

import java.util.UUID;

/**
 * What is to be paid.
 *
 * @param amount minor units
 * @param currency ISO 4217
 */
public record Purchase(UUID orderId, long amount, String currency) {}
