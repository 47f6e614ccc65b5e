package io.throughline.notifications;

import java.util.UUID;

/** Everything a mail is written from. */
public record Letter(UUID mailId, String messageId, MailKind kind, PlacedOrder order, MailDetails details) {}
