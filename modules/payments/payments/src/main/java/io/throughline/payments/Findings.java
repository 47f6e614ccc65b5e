package io.throughline.payments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class Findings {

    private static final String INSERT = """
            INSERT INTO payments.reconciliation_finding (finding_id, kind, provider, reference, order_reference, ours,
                theirs, amount, currency, state, found_at, seen_at)
            VALUES (:findingId, :kind, :provider, :reference, :orderReference, :ours, :theirs, :amount, :currency,
                :state, :now, :now)
            ON CONFLICT ON CONSTRAINT reconciliation_finding_once DO NOTHING""";

    @PersistenceContext(unitName = "payments")
    EntityManager entities;

    /** Two that see the same difference at the same moment share one finding. */
    Finding open(Difference seen, Instant now) {
        insert(new Finding(seen, now).view(), now);
        var finding = entities.createQuery(
                        "select f from Finding f where f.provider = :provider and f.reference = :reference"
                                + " and f.kind = :kind and f.theirs = :theirs",
                        Finding.class)
                .setParameter("provider", seen.provider())
                .setParameter("reference", seen.reference())
                .setParameter("kind", seen.kind())
                .setParameter("theirs", seen.theirs())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
        finding.seenAgain(seen.ours(), now);
        return finding;
    }

    private void insert(FindingView finding, Instant now) {
        entities.createNativeQuery(INSERT)
                .setParameter("findingId", UUID.fromString(finding.findingId()))
                .setParameter("kind", finding.kind())
                .setParameter("provider", finding.provider())
                .setParameter("reference", finding.reference())
                .setParameter("orderReference", finding.orderReference())
                .setParameter("ours", finding.ours())
                .setParameter("theirs", finding.theirs())
                .setParameter("amount", finding.amount())
                .setParameter("currency", finding.currency())
                .setParameter("state", finding.state())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The books agree on these authorizations by now. */
    void resolve(String provider, Collection<String> references, Instant now) {
        if (!references.isEmpty()) {
            entities.createQuery("update Finding f set f.state = RESOLVED, f.seenAt = :now where f.state = OPEN"
                            + " and f.provider = :provider and f.reference in :references")
                    .setParameter("now", now)
                    .setParameter("provider", provider)
                    .setParameter("references", references)
                    .executeUpdate();
        }
    }

    /** Newest first. */
    List<Finding> newest(Collection<FindingState> states, int limit) {
        return entities.createQuery(
                        "select f from Finding f where f.state in :states order by f.foundAt desc, f.id desc",
                        Finding.class)
                .setParameter("states", states)
                .setMaxResults(limit)
                .getResultList();
    }
}
