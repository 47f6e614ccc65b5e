package io.throughline.payments.provider;

/** What Standard Webhooks signs, and the signatures; what came in a header may be null. */
public record SignedMessage(String id, String timestamp, String signatures, byte[] body) {}
