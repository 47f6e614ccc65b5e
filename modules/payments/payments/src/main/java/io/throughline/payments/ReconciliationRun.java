package io.throughline.payments;

import io.throughline.payments.ReconciliationLeases.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Goes through a provider's changes since the last run, then through ours that it did not show. A run that ends early
 * goes on where it was; what is seen twice has no second effect. No transaction is open while the provider is asked.
 */
@ApplicationScoped
public class ReconciliationRun {

    private static final Logger LOG = Logger.getLogger(ReconciliationRun.class.getName());
    private static final int PAGE = 200;
    /** Beyond it payments are asked for one by one, rather than remembered. */
    private static final int MOST_REMEMBERED = 100_000;

    private static final Duration TICK_OF_DATABASE = Duration.ofNanos(1_000);

    @Inject
    PaymentProviders providers;

    @Inject
    BooksComparison comparison;

    @Inject
    Restitution restitution;

    @Inject
    ReconciliationLeases leases;

    /** What differs for less is taken to be under way. */
    @Inject
    @ConfigProperty(name = "throughline.payments.reconciliation.grace", defaultValue = "PT5M")
    Duration grace;

    /** By how much a run looks back behind the last one, for changes that became visible late. */
    @Inject
    @ConfigProperty(name = "throughline.payments.reconciliation.overlap", defaultValue = "PT1M")
    Duration overlap;

    Clock clock = Clock.systemUTC();

    /** Does nothing unless it is time, and no other node is at it. */
    void runIfDue(String provider) {
        leases.take(provider).ifPresent(this::run);
    }

    private void run(Lease lease) {
        try {
            var settledBefore = clock.instant().minus(grace);
            compareOurs(lease, settledBefore, compareTheirs(lease, settledBefore));
            leases.finish(lease);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Reconciliation with {0} ended early, going on in a minute: {1}", new Object[] {
                lease.provider(), e
            });
            leases.fail(lease, e.toString());
        }
    }

    /** The references that were seen. */
    private Set<String> compareTheirs(Lease lease, Instant settledBefore) {
        var adapter = providers.named(lease.provider());
        var after = lease.booksUntil().equals(Instant.EPOCH)
                ? Instant.EPOCH
                : lease.booksUntil().minus(overlap);
        var until = new Frontier(lease.booksUntil());
        var seen = new HashSet<String>();
        String cursor = null;
        do {
            var page = adapter.changedSince(after, cursor, PAGE);
            var compared = comparison.compare(lease.provider(), page.entries(), settledBefore);
            compared.differing().forEach(entry -> perform(comparison.settle(lease.provider(), entry)));
            page.entries().stream().limit(MOST_REMEMBERED - seen.size()).forEach(entry -> seen.add(entry.reference()));
            until.pass(page.entries(), compared.waiting());
            leases.comparedBooks(lease, until.at());
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    private void compareOurs(Lease lease, Instant until, Set<String> seen) {
        var after = lease.paymentsUntil();
        boolean full;
        do {
            var page = comparison.claims(lease.provider(), after, until, PAGE);
            for (var claim : page) {
                if (!seen.contains(claim.reference())) {
                    var found = providers.named(lease.provider()).find(claim.authorizationKey());
                    perform(comparison.settle(lease.provider(), claim, found));
                }
            }
            full = page.size() == PAGE;
            // the last of a full page may have twins in the next
            after = full ? page.get(PAGE - 1).changedAt().minus(TICK_OF_DATABASE) : later(after, until);
            leases.comparedPayments(lease, after);
        } while (full);
    }

    private void perform(ProviderStep step) {
        if (step instanceof ProviderStep.GiveBack giveBack) {
            restitution.give(giveBack);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
