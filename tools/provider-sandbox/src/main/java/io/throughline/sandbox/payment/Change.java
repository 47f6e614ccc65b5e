package io.throughline.sandbox.payment;

import io.throughline.sandbox.idempotency.Answer;
import io.throughline.sandbox.idempotency.KeyBook;

/** What a decision about money leads to; the reversal may be null. */
public record Change(Authorization authorization, Reversal reversal, Answer answer) implements KeyBook.Decision {}
