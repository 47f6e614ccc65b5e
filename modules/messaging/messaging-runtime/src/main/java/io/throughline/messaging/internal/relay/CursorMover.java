package io.throughline.messaging.internal.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Moves cursors past what was sent and, in the same transaction, parks what could not be. */
@ApplicationScoped
class CursorMover {

    @Inject
    private CursorTable cursors;

    @Inject
    private ParkedEvents parked;

    @Inject
    private CursorMover transactional;

    /** @return the shards whose cursor moved; the others belong to another node now */
    Set<Integer> move(Node node, Collection<Cursor> reached, Map<StoredEvent, String> held) {
        return held.isEmpty() ? cursors.advance(node, reached) : transactional.parkAndAdvance(node, reached, held);
    }

    @Transactional
    Set<Integer> parkAndAdvance(Node node, Collection<Cursor> reached, Map<StoredEvent, String> held) {
        parked.park(held);
        return cursors.advance(node, reached);
    }
}
