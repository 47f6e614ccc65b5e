package io.throughline.messaging;

import java.time.Duration;
import java.util.UUID;

/**
 * Something that happened to a business object beside its events. Never holds a payload or a secret.
 *
 * @param businessId the key of the events it belongs to, or null for that of the event being handled
 * @param name what was done, for example {@code POST /payments/api/provider-webhooks/sandbox}
 * @param outcome one word for what came of it, for example {@code accepted} or {@code 503}
 * @param detail a short sentence more, or null
 * @param eventId the event that caused it, or null for the event being handled, if any
 * @param attempt counted from 1, or 0 if nobody counts
 * @param duration how long it took, or null
 */
public record Activity(
        Kind kind,
        String businessId,
        String name,
        String outcome,
        String detail,
        UUID eventId,
        int attempt,
        Duration duration) {

    /** What an activity is. */
    public enum Kind {
        /** Somebody asked us for something. */
        REQUEST,
        /** We called another system. */
        PROVIDER_CALL,
        /** We sent a mail. */
        MAIL,
        /** We called a customer's endpoint. */
        WEBHOOK
    }

    public static Activity of(Kind kind, String businessId, String name, String outcome) {
        return new Activity(kind, businessId, name, outcome, null, null, 0, null);
    }

    public Activity detail(String sentence) {
        return new Activity(kind, businessId, name, outcome, sentence, eventId, attempt, duration);
    }

    public Activity causedBy(UUID event) {
        return new Activity(kind, businessId, name, outcome, detail, event, attempt, duration);
    }

    public Activity attempt(int number) {
        return new Activity(kind, businessId, name, outcome, detail, eventId, number, duration);
    }

    public Activity took(Duration time) {
        return new Activity(kind, businessId, name, outcome, detail, eventId, attempt, time);
    }
}
