package io.throughline.notifications.provider;

import java.util.Locale;

/**
 * A mail, written.
 *
 * @param messageId with its angle brackets; the same at every attempt
 * @param to the customer's address as it was given to us
 */
public record OutgoingMail(String messageId, String to, Locale language, String subject, String text, String html) {}
