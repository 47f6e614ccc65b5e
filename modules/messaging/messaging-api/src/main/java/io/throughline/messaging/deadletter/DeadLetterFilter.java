package io.throughline.messaging.deadletter;

import java.time.Instant;

/**
 * Which dead letters are meant: those that match all that is not null.
 *
 * @param from of when it was dead-lettered last, inclusive
 * @param to of when it was dead-lettered last, exclusive
 * @param text words that must all be in its business id, type, exception or reason
 */
public record DeadLetterFilter(
        DeadLetterState state,
        String consumer,
        String fingerprint,
        String type,
        String businessId,
        String tenant,
        Instant from,
        Instant to,
        String text) {

    /** All that wait. */
    public static final DeadLetterFilter WAITING = in(DeadLetterState.WAITING);

    /** All in a state. */
    public static DeadLetterFilter in(DeadLetterState state) {
        return new DeadLetterFilter(state, null, null, null, null, null, null, null, null);
    }

    /** Those of one group, further limited by this. */
    public DeadLetterFilter ofGroup(String itsConsumer, String itsFingerprint) {
        return new DeadLetterFilter(state, itsConsumer, itsFingerprint, type, businessId, tenant, from, to, text);
    }

    /** Those of one business id, further limited by this. */
    public DeadLetterFilter ofBusiness(String id) {
        return new DeadLetterFilter(state, consumer, fingerprint, type, id, tenant, from, to, text);
    }

    /** Those in another state; null for any. */
    public DeadLetterFilter withState(DeadLetterState other) {
        return new DeadLetterFilter(other, consumer, fingerprint, type, businessId, tenant, from, to, text);
    }

    /** Those with these words in place of its own; null for any. */
    public DeadLetterFilter withText(String words) {
        return new DeadLetterFilter(state, consumer, fingerprint, type, businessId, tenant, from, to, words);
    }
}
