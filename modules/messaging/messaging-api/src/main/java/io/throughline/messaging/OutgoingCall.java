package io.throughline.messaging;

import java.util.UUID;

/**
 * A call to another system, as traces and {@linkplain Timelines timeline} name it.
 *
 * @param system who is called: a name, not an address, for example {@code carrier}
 * @param operation what is asked for, for example {@code book}; few different values
 * @param businessId the key of the events it belongs to, or null for that of the event being handled; without either
 *     the call is traced but in no timeline
 * @param eventId the event that caused it, or null for the event being handled, if any
 * @param traceparent W3C trace context to continue, or null for the current one
 * @param attempt counted from 1, or 0 if nobody counts
 */
public record OutgoingCall(
        Activity.Kind kind,
        String system,
        String operation,
        String businessId,
        UUID eventId,
        String traceparent,
        int attempt) {

    public static OutgoingCall toProvider(String system, String operation) {
        return new OutgoingCall(Activity.Kind.PROVIDER_CALL, system, operation, null, null, null, 0);
    }

    /** @param template the name of the mail, not its address or subject */
    public static OutgoingCall mail(String template) {
        return new OutgoingCall(Activity.Kind.MAIL, "smtp", template, null, null, null, 0);
    }

    /** @param eventType what the endpoint is told of */
    public static OutgoingCall webhook(String endpoint, String eventType) {
        return new OutgoingCall(Activity.Kind.WEBHOOK, endpoint, eventType, null, null, null, 0);
    }

    public OutgoingCall about(String id) {
        return new OutgoingCall(kind, system, operation, id, eventId, traceparent, attempt);
    }

    /** For a call that is made after the event was handled: what it follows from. */
    public OutgoingCall causedBy(UUID event, String traceparentOfEvent) {
        return new OutgoingCall(kind, system, operation, businessId, event, traceparentOfEvent, attempt);
    }

    public OutgoingCall attempt(int number) {
        return new OutgoingCall(kind, system, operation, businessId, eventId, traceparent, number);
    }
}
