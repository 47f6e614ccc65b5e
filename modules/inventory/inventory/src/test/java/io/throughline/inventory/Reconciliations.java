package io.throughline.inventory;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A reconciliation in memory, at a time that the test sets. */
public final class Reconciliations {

    private final Reconciliation service = new Reconciliation();
    private final InMemoryFindings findings = new InMemoryFindings();

    public Reconciliations(Instant start) {
        service.findings = findings;
        service.runs = new InMemoryRuns(start);
        timeIs(start);
    }

    public void timeIs(Instant now) {
        service.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    public Reconciliation service() {
        return service;
    }

    public long open() {
        return findings.all().stream()
                .filter(finding -> finding.mendedAt() == null)
                .count();
    }

    public long all() {
        return findings.all().size();
    }
}
