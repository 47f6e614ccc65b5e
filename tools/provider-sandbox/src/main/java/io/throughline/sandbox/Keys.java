package io.throughline.sandbox;

/**
 * What callers must present: merchants to the payment provider and to the acquirer, shippers to the carrier. Without a
 * key the acquirer lets nobody in.
 */
public record Keys(String payment, String acquirer, String carrier) {}
