package io.throughline.payments;

import static io.throughline.payments.FindingState.MENDED;
import static io.throughline.payments.FindingState.OPEN;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A difference between a provider's books and ours; the same one is one finding, however often it is seen. */
@Entity
@Table(name = "reconciliation_finding")
class Finding {

    static final String NONE = "NONE";

    @Id
    @Column(name = "finding_id")
    private UUID id;

    @Enumerated(EnumType.STRING)
    private FindingKind kind;

    private String provider;

    private String reference;

    @Column(name = "order_reference")
    private String orderReference;

    private String ours;

    private String theirs;

    private long amount;

    private String currency;

    @Enumerated(EnumType.STRING)
    private FindingState state;

    @Column(name = "found_at")
    private Instant foundAt;

    @Column(name = "seen_at")
    private Instant seenAt;

    @Column(name = "mended_at")
    private Instant mendedAt;

    protected Finding() {}

    Finding(Difference difference, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.kind = difference.kind();
        this.provider = difference.provider();
        this.reference = difference.reference();
        this.orderReference = difference.orderReference();
        this.ours = difference.ours();
        this.theirs = difference.theirs();
        this.amount = difference.amount();
        this.currency = difference.currency();
        this.state = OPEN;
        this.foundAt = now;
        this.seenAt = now;
    }

    void seenAgain(String ourState, Instant now) {
        state = OPEN;
        ours = ourState;
        seenAt = now;
    }

    /** What comes back after it was mended is for somebody to look at. */
    boolean wasMended() {
        return mendedAt != null;
    }

    void mended(Instant now) {
        state = MENDED;
        mendedAt = now;
    }

    FindingView view() {
        return new FindingView(
                id.toString(),
                kind.name(),
                provider,
                reference,
                orderReference,
                ours,
                theirs,
                amount,
                currency,
                state.name(),
                foundAt,
                seenAt,
                mendedAt);
    }
}
