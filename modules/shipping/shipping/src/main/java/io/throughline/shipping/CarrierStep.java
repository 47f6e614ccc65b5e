package io.throughline.shipping;

import io.throughline.shipping.provider.Booking;
import io.throughline.shipping.provider.Carrier;
import io.throughline.shipping.provider.Consignment;
import java.util.Optional;

/**
 * What to ask of the carrier next. It was committed, with its idempotency keys, before it is performed; performing it
 * again has no second effect.
 */
public sealed interface CarrierStep {

    /** Nothing is left to ask. */
    CarrierStep NOTHING = new Nothing();

    /** The adapter to perform it with. */
    String carrier();

    /** What the carrier surely did; empty if it did nothing. */
    Optional<Booking> perform(Carrier carrier);

    record Nothing() implements CarrierStep {

        @Override
        public String carrier() {
            return null;
        }

        @Override
        public Optional<Booking> perform(Carrier carrier) {
            return Optional.empty();
        }
    }

    /** @param repeated whether an earlier attempt may have succeeded without our hearing of it: that is asked first */
    record Book(String carrier, Consignment consignment, String bookingKey, boolean repeated) implements CarrierStep {

        @Override
        public Optional<Booking> perform(Carrier at) {
            var earlier = repeated ? at.find(bookingKey) : Optional.<Booking>empty();
            return earlier.or(() -> Optional.of(at.book(consignment, bookingKey)));
        }
    }

    /**
     * Takes back what the carrier booked, which may be more than we heard of.
     *
     * @param reference null if we do not know whether it booked anything
     */
    record Stop(String carrier, String reference, String bookingKey, String cancelKey) implements CarrierStep {

        @Override
        public Optional<Booking> perform(Carrier at) {
            return reference != null
                    ? Optional.of(at.cancel(reference, cancelKey))
                    : at.find(bookingKey).map(found -> stop(found, at));
        }

        private Booking stop(Booking found, Carrier at) {
            return found.status() == Booking.Status.BOOKED ? at.cancel(found.reference(), cancelKey) : found;
        }
    }
}
