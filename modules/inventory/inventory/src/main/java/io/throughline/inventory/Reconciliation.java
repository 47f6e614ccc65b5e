package io.throughline.inventory;

import io.throughline.messaging.PublishedEvents.MissedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what reconciliation found, and how far it came. */
@ApplicationScoped
@Transactional
public class Reconciliation {

    private static final int MOST = 200;
    private static final int MOST_OPEN = 1_000;

    @Inject
    Findings findings;

    @Inject
    ReconciliationRuns runs;

    Clock clock = Clock.systemUTC();

    /** @return from when on the events of the source are to be checked; empty while another node does it */
    public Optional<Instant> begin(String source) {
        var run = runs.lock(source);
        return run.begin(clock.instant()) ? Optional.of(run.checkedUntil()) : Optional.empty();
    }

    /** @param from what {@link #begin} answered */
    public void end(String source, Instant from, Instant until) {
        runs.lock(source).end(from, until, clock.instant());
    }

    public void missed(String source, Collection<MissedEvent> events) {
        events.forEach(event -> findings.add(Finding.ofMissed(event, source)));
    }

    /** Events that were missed and are not known to be handled. */
    public List<UUID> openEvents(String source) {
        return findings.openEvents(source, MOST_OPEN).stream()
                .map(Finding::eventId)
                .toList();
    }

    public void mended(String source, Collection<UUID> handled) {
        findings.openEvents(source, MOST_OPEN).stream()
                .filter(finding -> handled.contains(finding.eventId()))
                .forEach(Finding::mended);
    }

    /**
     * At most 200, newest first.
     *
     * @param mended null for all
     */
    public List<FindingView> newest(Boolean mended) {
        return findings.newest(mended, MOST).stream().map(Finding::view).toList();
    }
}
