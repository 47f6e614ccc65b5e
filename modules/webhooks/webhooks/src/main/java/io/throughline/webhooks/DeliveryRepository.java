package io.throughline.webhooks;

import io.throughline.messaging.EventEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Deliveries in the database. */
@ApplicationScoped
class DeliveryRepository {

    private static final String QUEUE = """
            insert into webhooks.delivery (delivery_id, subscription_id, event_id, event_type, event_key, traceparent, body,
                state, attempts, next_attempt_at, created_at, changed_at)
            select webhooks.new_delivery_id(), s.subscription_id, cast(:event as uuid), cast(:type as text), cast(:key as text),
                nullif(cast(:traceparent as text), ''), cast(:body as bytea),
                'PENDING', 0, cast(:now as timestamptz), cast(:now as timestamptz), cast(:now as timestamptz)
            from webhooks.subscription s
            where s.deleted_at is null and s.subscription_id in (
                select p.subscription_id from webhooks.subscription_event_type p where p.pattern in (:patterns))
            on conflict (subscription_id, event_id) do nothing""";

    private static final String PAGE = """
            select new io.throughline.webhooks.DeliveryView(d.id, d.eventId, d.eventType, d.state, d.attempts,
                d.nextAttemptAt, d.lastStatus, d.lastError, d.createdAt, d.changedAt)
            from Delivery d
            where d.subscriptionId = :subscription and d.id < :before and (:state is null or d.state = :state)
            order by d.id desc""";

    private static final String CANCEL = """
            update Delivery d set d.state = CANCELLED, d.nextAttemptAt = null, d.changedAt = :now
            where d.subscriptionId = :subscription and d.state = PENDING""";

    private static final String FORGET = """
            delete from webhooks.delivery where delivery_id in (
                select delivery_id from webhooks.delivery where state <> 'PENDING' and changed_at < :before
                limit :limit for update skip locked)""";

    @PersistenceContext(unitName = "webhooks")
    EntityManager entities;

    /** One delivery for each subscription to the event that has none of it yet. */
    int queue(EventEnvelope event, byte[] body, Instant now) {
        return entities.createNativeQuery(QUEUE)
                .setParameter("event", event.id())
                .setParameter("type", event.type())
                .setParameter("key", event.key())
                .setParameter("traceparent", Objects.requireNonNullElse(event.traceparent(), ""))
                .setParameter("body", body)
                .setParameter("now", now)
                .setParameter("patterns", EventTypePattern.matching(event.type()))
                .executeUpdate();
    }

    Optional<Delivery> lock(UUID id) {
        return Optional.ofNullable(entities.find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<Delivery> lock(UUID id, UUID subscription) {
        return lock(id).filter(delivery -> delivery.isOf(subscription));
    }

    /** @param state null for any */
    List<DeliveryView> page(UUID subscription, DeliveryState state, UUID before, int limit) {
        return entities.createQuery(PAGE, DeliveryView.class)
                .setParameter("subscription", subscription)
                .setParameter("state", state)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }

    int cancelAll(UUID subscription, Instant now) {
        return entities.createQuery(CANCEL)
                .setParameter("subscription", subscription)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Deletes some of those that ended before. */
    int forgetEnded(Instant before, int limit) {
        return entities.createNativeQuery(FORGET)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
