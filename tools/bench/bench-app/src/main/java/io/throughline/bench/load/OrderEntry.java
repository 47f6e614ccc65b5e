package io.throughline.bench.load;

import io.throughline.bench.events.OrderRecorded;
import io.throughline.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** One business transaction: an order row and, if wanted, its event. */
@ApplicationScoped
class OrderEntry {

    private static final int ACCOUNTS = 1000;
    private static final String NOTE = "n".repeat(450);

    @PersistenceContext(unitName = "bench")
    private EntityManager entities;

    @Inject
    private Outbox outbox;

    @Inject
    private ReferenceOutbox referenceOutbox;

    @Inject
    private CommitTimes commitTimes;

    @Transactional
    void place(Publication publication, long number, CommitTimes.Sheet sheet) {
        commitTimes.take(number, sheet);
        var account = "account-" + Math.floorMod(number * 31, ACCOUNTS);
        entities.persist(new BusinessOrder(UUID.randomUUID(), account, number));
        switch (publication) {
            case NONE -> {}
            case OUTBOX -> outbox.append(new OrderRecorded(account, number, NOTE));
            case REFERENCE -> referenceOutbox.append(account, number, NOTE);
        }
    }
}
