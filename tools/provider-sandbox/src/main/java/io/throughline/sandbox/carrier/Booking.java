package io.throughline.sandbox.carrier;

import java.time.Instant;

/** How a parcel was taken in. */
record Booking(String id, String idempotencyKey, String trackingCode, Instant at) {}
