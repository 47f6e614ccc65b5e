package io.throughline.inventory;

/** What does not agree; described for operators in {@code docs/reservation-states.md}. */
enum FindingKind {
    /** A published event was never handled here. */
    MISSED_EVENT,
    /** The carrier has goods that were not held for their order. */
    DISPATCHED_WITHOUT_RESERVATION,
    /** An order was cancelled whose goods have left the house. */
    CANCELLED_AFTER_DISPATCH
}
