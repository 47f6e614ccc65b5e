package io.throughline.orders.export;

import io.throughline.messaging.Job;
import io.throughline.messaging.JobType;

/**
 * The next part of an export is to be written.
 *
 * @param day of UTC, as {@code 2026-11-28}
 */
@JobType(name = "orders.write-export", queue = "exports")
public record WriteExport(String day) implements Job {

    @Override
    public String key() {
        return day;
    }
}
