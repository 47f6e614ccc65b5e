package io.throughline.payments;

import java.time.Instant;

/**
 * How far the comparison with a provider's books has come.
 *
 * @param booksUntil the provider's changes up to here are compared
 * @param paymentsUntil our changes up to here are compared
 * @param dueAt when the next run begins
 * @param finishedAt when the last whole run ended, or null
 * @param failure why the last run ended early, or null
 */
public record ReconciliationView(
        String provider,
        Instant booksUntil,
        Instant paymentsUntil,
        Instant dueAt,
        Instant finishedAt,
        String failure) {}
