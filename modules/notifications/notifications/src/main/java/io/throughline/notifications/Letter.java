package io.throughline.notifications;

import java.util.UUID;

/**
 * Everything a mail is written from.
 *
 * @param attempt counted from 1
 */
public record Letter(
        UUID mailId, String messageId, MailKind kind, int attempt, PlacedOrder order, MailDetails details) {}
