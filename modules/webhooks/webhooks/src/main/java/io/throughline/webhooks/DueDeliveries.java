package io.throughline.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to be sent now. A node takes a delivery by moving its due time behind the end of the attempt. */
@ApplicationScoped
@Transactional
class DueDeliveries {

    private static final String ENDPOINTS = """
            select distinct s.endpoint from webhooks.subscription s where exists (
                select 1 from webhooks.delivery d where d.subscription_id = s.subscription_id
                and d.state = 'PENDING' and d.next_attempt_at <= :now)""";

    // materialized: what is joined to must be chosen, and locked, once
    private static final String CLAIM = """
            with due as materialized (
                select d.delivery_id, s.url, s.endpoint, s.secret
                from webhooks.delivery d join webhooks.subscription s using (subscription_id)
                where s.endpoint = :endpoint and d.state = 'PENDING' and d.next_attempt_at <= :now
                order by d.next_attempt_at limit :limit for update of d skip locked)
            update webhooks.delivery d set next_attempt_at = cast(:until as timestamptz)
            from due where d.delivery_id = due.delivery_id
            returning d.delivery_id, d.subscription_id, due.url, due.endpoint, due.secret, d.event_id, d.event_type,
                d.event_key, d.traceparent, d.body, d.attempts""";

    // min() would answer with a null where nothing is pending
    private static final String NEXT =
            "select next_attempt_at from webhooks.delivery where state = 'PENDING' order by next_attempt_at limit 1";

    @PersistenceContext(unitName = "webhooks")
    EntityManager entities;

    List<String> endpoints(Instant now) {
        return entities.createNativeQuery(ENDPOINTS, String.class)
                .setParameter("now", now)
                .getResultList();
    }

    /**
     * Takes what is due first, unless another node has it.
     *
     * @param lease until then nobody else takes it, whatever becomes of this node
     */
    List<Attempt> claim(String endpoint, int limit, Instant now, Duration lease) {
        return entities.createNativeQuery(CLAIM, Attempt.class)
                .setParameter("endpoint", endpoint)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .setParameter("until", now.plus(lease))
                .getResultList();
    }

    /** When the next delivery is due; nothing while none is pending. */
    Optional<Instant> next() {
        return entities.createNativeQuery(NEXT, Instant.class).getResultList().stream()
                .findFirst();
    }
}
