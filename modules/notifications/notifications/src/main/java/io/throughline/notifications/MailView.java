package io.throughline.notifications;

import java.time.Instant;

/**
 * A mail as support may see it.
 *
 * @param orderId null in a notice
 * @param subscriptionId what a notice is about, else null
 * @param to null as long as the order is not known
 * @param language the one it is written in, or null as {@code to}
 * @param messageId its Message-ID, the same at every attempt
 * @param reason why it was refused, or why the last attempt failed; null otherwise
 */
public record MailView(
        String mailId,
        String orderId,
        String subscriptionId,
        String kind,
        String state,
        String to,
        String language,
        String messageId,
        int attempts,
        String reason,
        Instant createdAt,
        Instant changedAt) {}
