package io.throughline.messaging.internal.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;

/**
 * Writes the cursors to the database. Not after every batch: what is sent again after a crash is a duplicate that
 * broker and inbox know, and a row that is updated seldom stays quick to read.
 */
@ApplicationScoped
class CursorMover {

    @Inject
    private CursorTable table;

    @Inject
    private ParkedEvents parked;

    /** Saves what was sent; a shard that belongs to another node by now is lost to this one. */
    void save(Node node, Leases leases) {
        var unsaved = leases.unsaved();
        if (!unsaved.isEmpty()) {
            write(node, leases, unsaved);
        }
    }

    /** Moves past events that could not be sent, and parks them, in one transaction. */
    @Transactional
    void parkAndMove(Node node, Leases leases, Collection<Cursor> reached, Map<StoredEvent, String> held) {
        parked.park(held);
        write(node, leases, reached);
    }

    private void write(Node node, Leases leases, Collection<Cursor> cursors) {
        var advanced = table.advance(node, cursors);
        leases.saved(cursors);
        cursors.stream()
                .map(Cursor::shard)
                .filter(shard -> !advanced.contains(shard))
                .forEach(leases::lose);
    }
}
