package io.throughline.sandbox.carrier;

import io.throughline.sandbox.idempotency.Answer;
import io.throughline.sandbox.idempotency.KeyBook;

/** What a call to the carrier leads to. */
record Change(Shipment shipment, Answer answer) implements KeyBook.Decision {}
