package io.throughline.messaging.internal.activity;

import java.util.ArrayList;
import java.util.List;

/** What a delivery has done and not yet written down; kept until a transaction that holds it has committed. */
public final class PendingActivities {

    private final List<ActivityRow> rows = new ArrayList<>(2);

    public synchronized void add(ActivityRow row) {
        rows.add(row);
    }

    synchronized List<ActivityRow> rows() {
        return List.copyOf(rows);
    }

    synchronized void written(List<ActivityRow> those) {
        rows.removeAll(those);
    }

    public synchronized boolean isEmpty() {
        return rows.isEmpty();
    }
}
