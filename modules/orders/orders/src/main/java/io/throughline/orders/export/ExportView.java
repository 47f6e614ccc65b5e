package io.throughline.orders.export;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How far an export is.
 *
 * @param day of UTC
 * @param orders written so far
 * @param completedAt null until every order of the day is written
 */
public record ExportView(
        LocalDate day,
        ExportState state,
        int orders,
        int parts,
        String requestedBy,
        Instant requestedAt,
        Instant completedAt) {}
