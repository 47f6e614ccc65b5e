package io.throughline.notifications;

/**
 * A mail whose words were given to us.
 *
 * @param messageId with its angle brackets; the same at every attempt
 * @param attempt counted from 1
 */
public record Announcement(String messageId, int attempt, String to, Words words) {

    /**
     * What it says.
     *
     * @param language BCP 47, of the words around the text
     * @param text plain text; lines are kept
     */
    public record Words(String language, String subject, String text) {}
}
