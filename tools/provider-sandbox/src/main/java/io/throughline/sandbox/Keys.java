package io.throughline.sandbox;

/** What callers must present: merchants to the payment provider, shippers to the carrier. */
public record Keys(String payment, String carrier) {}
