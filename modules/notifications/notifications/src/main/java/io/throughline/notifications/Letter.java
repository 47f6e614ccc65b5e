package io.throughline.notifications;

import java.util.UUID;

/**
 * Everything a mail is written from.
 *
 * @param attempt counted from 1
 * @param order null in a notice
 * @param notice null in a mail about an order
 */
public record Letter(
        UUID mailId,
        String messageId,
        MailKind kind,
        int attempt,
        PlacedOrder order,
        MailDetails details,
        Notice notice) {

    String email() {
        return notice == null ? order.email() : notice.email();
    }

    String language() {
        return notice == null ? order.language() : notice.language();
    }
}
