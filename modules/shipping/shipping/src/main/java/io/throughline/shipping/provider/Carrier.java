package io.throughline.shipping.provider;

import java.util.Optional;

/**
 * Whoever carries the goods. An adapter is a CDI bean with {@code @Named(<name>)}, chosen by
 * {@code throughline.shipping.carrier}.
 *
 * <p>Every method answers only what the carrier surely did. It is called without a transaction, and says so with
 * {@code @Transactional(NEVER)}: a slow carrier must not hold connections. Repeating a call under its idempotency key
 * has no second effect.
 *
 * <p>All throw {@link CarrierUnavailable} if the outcome is unknown or the carrier asks to come back later, and
 * {@link io.throughline.messaging.PermanentFailure} if it does not understand us.
 */
public interface Carrier {

    /** {@code BOOKED}, or {@code REFUSED} if the carrier will not go there. */
    Booking book(Consignment consignment, String idempotencyKey);

    /** What became of a booking, or empty if the carrier did nothing under this key. */
    Optional<Booking> find(String bookingKey);

    /** {@code CANCELLED}, or {@code DISPATCHED} if it is too late. */
    Booking cancel(String reference, String idempotencyKey);

    /**
     * What happened after a position of the feed. Entries that cannot be understood are left out, with a log line.
     *
     * @param after 0 from the start
     */
    TrackingPage track(long after, int limit);
}
