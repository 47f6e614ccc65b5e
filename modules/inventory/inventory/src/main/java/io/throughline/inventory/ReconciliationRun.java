package io.throughline.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/** How far the events of a source are known to be handled, and which node is at it. */
@Entity
@Table(name = "reconciliation_run")
class ReconciliationRun {

    private static final Duration LEASE = Duration.ofMinutes(5);

    @Id
    private String source;

    @Column(name = "checked_until")
    private Instant checkedUntil;

    @Column(name = "leased_until")
    private Instant leasedUntil;

    @Version
    private int version;

    protected ReconciliationRun() {}

    ReconciliationRun(String source, Instant checkedUntil) {
        this.source = source;
        this.checkedUntil = checkedUntil;
        this.leasedUntil = checkedUntil;
    }

    Instant checkedUntil() {
        return checkedUntil;
    }

    /** @return false while another node is at it; one that died is waited for as long as a lease */
    boolean begin(Instant now) {
        if (now.isBefore(leasedUntil)) {
            return false;
        }
        leasedUntil = now.plus(LEASE);
        return true;
    }

    /** Unless another node has taken over meanwhile. */
    void end(Instant from, Instant until, Instant now) {
        if (checkedUntil.equals(from)) {
            checkedUntil = until;
            leasedUntil = now;
        }
    }
}
