package io.throughline.shipping;

import java.util.Set;

/** The life of a shipment; drawn in {@code docs/shipment-states.md}. */
enum ShipmentState {
    /** The order was placed; nothing is asked of a carrier yet. */
    ANNOUNCED,
    /** The carrier is being asked to fetch it; its answer may be unknown. */
    REQUESTED,
    /** The carrier will fetch it. */
    BOOKED,
    /** The carrier will not carry it. Final. */
    REFUSED,
    /** The order asked to stop it in time: nothing leaves the house. Final. */
    STOPPED,
    /** The carrier has it. */
    DISPATCHED,
    /** The customer has it. Final. */
    DELIVERED,
    /** The order was cancelled before it was confirmed, so nothing will ever be sent. Final. */
    CANCELLED;

    Set<ShipmentState> next() {
        return switch (this) {
            case ANNOUNCED -> Set.of(REQUESTED, STOPPED, CANCELLED);
            case REQUESTED -> Set.of(BOOKED, REFUSED, STOPPED, DISPATCHED);
            case BOOKED -> Set.of(STOPPED, DISPATCHED);
            case DISPATCHED -> Set.of(DELIVERED);
            case REFUSED, STOPPED, DELIVERED, CANCELLED -> Set.of();
        };
    }

    /** Whether the carrier may have it and may still be able to give it back. */
    boolean isWithTheCarrier() {
        return this == REQUESTED || this == BOOKED;
    }
}
