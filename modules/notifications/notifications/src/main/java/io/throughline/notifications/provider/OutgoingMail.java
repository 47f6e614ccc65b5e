package io.throughline.notifications.provider;

import java.util.Locale;

/**
 * A mail, written.
 *
 * @param messageId with its angle brackets; the same at every attempt
 * @param template what it is, for traces and the timeline
 * @param attempt counted from 1
 * @param to the customer's address as it was given to us
 */
public record OutgoingMail(
        String messageId,
        String template,
        int attempt,
        String to,
        Locale language,
        String subject,
        String text,
        String html) {}
