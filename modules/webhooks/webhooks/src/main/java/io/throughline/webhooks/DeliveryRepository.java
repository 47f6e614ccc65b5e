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
                case s.state when 'ENABLED' then 'PENDING' else 'MISSED' end, 0,
                case s.state when 'ENABLED' then cast(:now as timestamptz) end,
                cast(:now as timestamptz), cast(:now as timestamptz)
            from webhooks.subscription s
            where s.state in ('ENABLED', 'DISABLED') and s.subscription_id in (
                select p.subscription_id from webhooks.subscription_event_type p where p.pattern in (:patterns))
            on conflict (subscription_id, event_id) do nothing""";

    private static final String PAGE = """
            select new io.throughline.webhooks.DeliveryView(d.id, d.eventId, d.eventType, d.state, d.attempts,
                d.nextAttemptAt, d.lastStatus, d.lastError, d.createdAt, d.changedAt)
            from Delivery d
            where d.subscriptionId = :subscription and d.id < :before and (:state is null or d.state = :state)
            order by d.id desc""";

    private static final String STOP = """
            update Delivery d set d.state = :next, d.nextAttemptAt = null, d.changedAt = :now
            where d.subscriptionId = :subscription and d.state = PENDING""";

    private static final String RESEND = """
            update webhooks.delivery d set state = 'PENDING', attempts = 0, changed_at = cast(:now as timestamptz),
                next_attempt_at = cast(:now as timestamptz)
                    + make_interval(secs => lost.place / cast(:pace as double precision))
            from (
                select delivery_id, row_number() over (order by delivery_id) - 1 as place from webhooks.delivery
                where subscription_id = :subscription and state in ('FAILED', 'CANCELLED', 'MISSED')
                and changed_at >= :since) lost
            where d.delivery_id = lost.delivery_id and d.state <> 'PENDING'""";

    private static final String FORGET = """
            delete from webhooks.delivery where delivery_id in (
                select delivery_id from webhooks.delivery where state <> 'PENDING' and changed_at < :before
                limit :limit for update skip locked)""";

    @PersistenceContext(unitName = "webhooks")
    EntityManager entities;

    /** One delivery for each subscription to the event that has none of it yet; a missed one if it is disabled. */
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
        return stopAll(subscription, DeliveryState.CANCELLED, now);
    }

    int missAll(UUID subscription, Instant now) {
        return stopAll(subscription, DeliveryState.MISSED, now);
    }

    private int stopAll(UUID subscription, DeliveryState next, Instant now) {
        return entities.createQuery(STOP)
                .setParameter("subscription", subscription)
                .setParameter("next", next)
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * Sends what has not reached the endpoint since then once more, oldest first.
     *
     * @param pace how many a second
     */
    int resendSince(UUID subscription, Instant since, Instant now, double pace) {
        return entities.createNativeQuery(RESEND)
                .setParameter("subscription", subscription)
                .setParameter("since", since)
                .setParameter("now", now)
                .setParameter("pace", pace)
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
