package io.throughline.payments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * When each provider's books are compared, and by which run. A lease that has run out is only lost time: what a run
 * does may be done twice.
 */
@ApplicationScoped
@Transactional
class ReconciliationLeases {

    /** Longer than the comparison of one page with everything that is mended in between. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final String BEGIN = """
            INSERT INTO payments.reconciliation (provider, books_until, payments_until, due_at, again, leased_until)
            VALUES (:provider, :epoch, :epoch, :now, false, :epoch) ON CONFLICT DO NOTHING""";

    @PersistenceContext(unitName = "payments")
    EntityManager entities;

    @Inject
    @ConfigProperty(name = "throughline.payments.reconciliation.interval", defaultValue = "PT10M")
    Duration interval;

    Clock clock = Clock.systemUTC();

    record Lease(String provider, String run, Instant booksUntil, Instant paymentsUntil) {}

    /** Empty if it is not time yet, or another run is at it. */
    Optional<Lease> take(String provider) {
        var known = entities.find(Reconciliation.class, provider);
        if (known != null && !known.isDue(now())) {
            return Optional.empty();
        }
        var row = locked(provider);
        if (!row.isDue(now())) {
            return Optional.empty();
        }
        var run = UUID.randomUUID().toString();
        row.lease(run, now().plus(LEASE));
        return Optional.of(new Lease(provider, run, row.booksUntil(), row.paymentsUntil()));
    }

    void comparedBooks(Lease lease, Instant until) {
        held(lease, row -> row.comparedBooks(until));
    }

    void comparedPayments(Lease lease, Instant until) {
        held(lease, row -> row.comparedPayments(until));
    }

    void finish(Lease lease) {
        held(lease, row -> row.finish(now(), interval));
    }

    void fail(Lease lease, String why) {
        var row = locked(lease.provider());
        if (row.isLeasedTo(lease.run())) {
            row.end(why, now().plus(AFTER_FAILURE));
        }
    }

    /** A run begins within a second, or right after the one that is under way. */
    void request(String provider) {
        locked(provider).request(now());
    }

    List<ReconciliationView> all() {
        return entities
                .createQuery("select r from Reconciliation r order by r.provider", Reconciliation.class)
                .getResultList()
                .stream()
                .map(Reconciliation::view)
                .toList();
    }

    private void held(Lease lease, Consumer<Reconciliation> step) {
        var row = locked(lease.provider());
        if (!row.isLeasedTo(lease.run())) {
            throw new IllegalStateException("another run has taken over the reconciliation");
        }
        row.lease(lease.run(), now().plus(LEASE));
        step.accept(row);
    }

    private Reconciliation locked(String provider) {
        entities.createNativeQuery(BEGIN)
                .setParameter("provider", provider)
                .setParameter("epoch", Instant.EPOCH)
                .setParameter("now", now())
                .executeUpdate();
        var row = entities.find(Reconciliation.class, provider, LockModeType.PESSIMISTIC_WRITE);
        entities.refresh(row);
        return row;
    }

    private Instant now() {
        return clock.instant();
    }
}
