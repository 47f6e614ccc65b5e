package io.throughline.webhooks;

/**
 * What the owner of a subscription may choose.
 *
 * @param contact e-mail address that is written to when the endpoint is disabled, or null
 * @param language of the contact, BCP 47, or null
 * @param requestsPerSecond the most that the endpoint wants, or null for what is usual
 */
public record Preferences(String contact, String language, Double requestsPerSecond) {

    public static final Preferences NONE = new Preferences(null, null, null);
}
