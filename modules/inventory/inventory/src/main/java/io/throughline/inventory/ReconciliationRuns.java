package io.throughline.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

@ApplicationScoped
class ReconciliationRuns {

    @PersistenceContext(unitName = "inventory")
    EntityManager entities;

    /** @throws IllegalArgumentException if the source is not among those of the migration */
    ReconciliationRun lock(String source) {
        var run = entities.find(ReconciliationRun.class, source, LockModeType.PESSIMISTIC_WRITE);
        if (run == null) {
            throw new IllegalArgumentException("inventory.reconciliation_run has no row for " + source);
        }
        return run;
    }
}
