package io.throughline.payments.provider;

/** A webhook as it came in; the headers may be null. */
public record SignedMessage(String id, String timestamp, String signatures, byte[] body) {}
