package io.throughline.messaging;

import java.util.List;

/** Everything that is known of a business id, in one list; for operators. */
public interface Timelines {

    /**
     * What happened and what is outstanding.
     *
     * @param entries in causal order: what follows from something stands behind it, otherwise the earlier is first
     * @param complete false if there is more than one answer holds; the oldest events are missing then
     */
    record Timeline(List<TimelineEntry> entries, boolean complete) {}

    /**
     * The timeline of a business id, the key of its events. Costs what its own entries cost, however much history is kept.
     *
     * <p>Events and deliveries are known as long as the log and the inbox keep them ({@code throughline.outbox.retention},
     * {@code throughline.inbox.retention}), the rest for {@code throughline.timeline.retention}.
     *
     * @return empty if nothing is known of it
     */
    Timeline of(String businessId);
}
