package io.throughline.payments;

import io.throughline.payments.provider.BookEntry;
import java.time.Instant;
import java.util.List;

/** Up to where the provider's changes are compared: never past one that waits. */
final class Frontier {

    private Instant at;
    private boolean stopped;

    Frontier(Instant at) {
        this.at = at;
    }

    Instant at() {
        return at;
    }

    /** Takes a page, oldest change first. */
    void pass(List<BookEntry> page, List<BookEntry> waiting) {
        if (stopped) {
            return;
        }
        stopped = !waiting.isEmpty();
        var reached = stopped ? waiting.get(0).updatedAt().minusNanos(1_000_000) : last(page);
        if (reached != null && reached.isAfter(at)) {
            at = reached;
        }
    }

    private static Instant last(List<BookEntry> page) {
        return page.isEmpty() ? null : page.get(page.size() - 1).updatedAt();
    }
}
