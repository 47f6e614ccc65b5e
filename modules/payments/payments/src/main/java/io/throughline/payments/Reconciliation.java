package io.throughline.payments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** How far the comparison with one provider has come, and who is at it. */
@Entity
@Table(name = "reconciliation")
class Reconciliation {

    @Id
    private String provider;

    @Column(name = "books_until")
    private Instant booksUntil;

    @Column(name = "payments_until")
    private Instant paymentsUntil;

    @Column(name = "due_at")
    private Instant dueAt;

    private boolean again;

    @Column(name = "leased_by")
    private String leasedBy;

    @Column(name = "leased_until")
    private Instant leasedUntil;

    @Column(name = "finished_at")
    private Instant finishedAt;

    private String failure;

    protected Reconciliation() {}

    boolean isDue(Instant now) {
        return !dueAt.isAfter(now) && !leasedUntil.isAfter(now);
    }

    boolean isLeasedTo(String run) {
        return run.equals(leasedBy);
    }

    void lease(String run, Instant until) {
        leasedBy = run;
        leasedUntil = until;
    }

    void comparedBooks(Instant until) {
        booksUntil = until;
    }

    void comparedPayments(Instant until) {
        paymentsUntil = until;
    }

    void request(Instant now) {
        if (leasedUntil.isAfter(now)) {
            again = true;
        } else {
            dueAt = now;
        }
    }

    void finish(Instant now, Duration interval) {
        finishedAt = now;
        end(null, again ? now : now.plus(interval));
    }

    void end(String why, Instant nextRun) {
        failure = why;
        dueAt = nextRun;
        again = false;
        leasedBy = null;
        leasedUntil = Instant.EPOCH;
    }

    Instant booksUntil() {
        return booksUntil;
    }

    Instant paymentsUntil() {
        return paymentsUntil;
    }

    ReconciliationView view() {
        return new ReconciliationView(provider, booksUntil, paymentsUntil, dueAt, finishedAt, failure);
    }
}
