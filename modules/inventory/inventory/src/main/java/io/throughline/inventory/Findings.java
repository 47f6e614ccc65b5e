package io.throughline.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

@ApplicationScoped
class Findings {

    @PersistenceContext(unitName = "inventory")
    EntityManager entities;

    /** The same finding once. */
    void add(Finding finding) {
        var same = entities.createQuery(
                        "select count(f) from Finding f where f.kind = :kind and f.orderId = :orderId"
                                + " and f.eventId is not distinct from :eventId",
                        Long.class)
                .setParameter("kind", finding.kind())
                .setParameter("orderId", finding.orderId())
                .setParameter("eventId", finding.eventId())
                .getSingleResult();
        if (same == 0) {
            entities.persist(finding);
        }
    }

    /** Of missed events, oldest first. */
    List<Finding> openEvents(String source, int limit) {
        return entities.createQuery(
                        "select f from Finding f where f.source = :source and f.mendedAt is null order by f.foundAt",
                        Finding.class)
                .setParameter("source", source)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Newest first.
     *
     * @param mended null for all
     */
    List<Finding> newest(Boolean mended, int limit) {
        var condition = mended == null ? "" : mended ? " where f.mendedAt is not null" : " where f.mendedAt is null";
        return entities.createQuery("select f from Finding f" + condition + " order by f.foundAt desc", Finding.class)
                .setMaxResults(limit)
                .getResultList();
    }
}
