package io.throughline.payments.provider;

/**
 * What a provider said by itself, after its signature was verified.
 *
 * @param id the same whenever the provider repeats it
 * @param type what happened, in the provider's words
 * @param entry the authorization as it was then; by now it may be another
 */
public record Notification(String id, String type, BookEntry entry) {}
