package io.throughline.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is to be sent now. A node takes a delivery by moving its due time behind the end of the attempt, and the pace of
 * its subscription on: what it is allowed is in the database, for all nodes.
 */
@ApplicationScoped
@Transactional
class DueDeliveries {

    private static final String ENDPOINTS = """
            select s.endpoint, coalesce(bool_or(s.next_request_at > :now), false)
            from webhooks.subscription s where exists (
                select 1 from webhooks.delivery d where d.subscription_id = s.subscription_id
                and d.state = 'PENDING' and d.next_attempt_at <= :now)
            group by s.endpoint""";

    // The pace is a leaky bucket (GCRA): next_request_at moves on by a step for each request, and lags behind by no
    // more
    // than a tenth of a second, or a step if that is longer. Materialized: what is joined to is chosen, and locked,
    // once.
    private static final String CLAIM = """
            with paced as materialized (
                select s.subscription_id, s.url, s.endpoint, s.state, s.secret, s.failing_since, s.next_request_at,
                    1 / coalesce(s.requests_per_second, :usual) as step
                from webhooks.subscription s
                where s.endpoint = :endpoint and coalesce(s.next_request_at <= :now, true) and exists (
                    select 1 from webhooks.delivery d where d.subscription_id = s.subscription_id
                    and d.state = 'PENDING' and d.next_attempt_at <= :now)
                for no key update of s skip locked),
            allowed as (
                select p.*, greatest(p.next_request_at,
                    cast(:now as timestamptz) - make_interval(secs => greatest(0.1, p.step))) as from_then
                from paced p),
            permitted as materialized (
                select a.*, 1 + cast(floor(least(
                    extract(epoch from cast(:now as timestamptz) - a.from_then) / a.step, 1000)) as integer) as permits
                from allowed a),
            due as materialized (
                select d.delivery_id, p.*
                from permitted p cross join lateral (
                    select w.delivery_id, w.next_attempt_at from webhooks.delivery w
                    where w.subscription_id = p.subscription_id and w.state = 'PENDING' and w.next_attempt_at <= :now
                    order by w.next_attempt_at limit p.permits for update skip locked) d
                order by d.next_attempt_at limit :limit),
            counted as materialized (
                select subscription_id, from_then, step, count(*) as number from due
                group by subscription_id, from_then, step),
            moved as (
                update webhooks.subscription s
                set next_request_at = c.from_then + make_interval(secs => c.number * c.step)
                from counted c where s.subscription_id = c.subscription_id)
            update webhooks.delivery d set next_attempt_at = cast(:until as timestamptz)
            from due join counted using (subscription_id) where d.delivery_id = due.delivery_id
            returning d.delivery_id, d.subscription_id, due.url, due.endpoint, due.state = 'ENABLED',
                due.failing_since is not null, due.secret,
                (select string_agg(encode(e.secret, 'hex'), ',') from webhooks.earlier_secret e
                    where e.subscription_id = due.subscription_id and e.valid_until > :now),
                counted.number >= due.permits, d.event_id, d.event_type, d.event_key, d.traceparent, d.body, d.attempts""";

    // min() would answer with a null where nothing is pending
    private static final String NEXT = """
            select greatest(d.next_attempt_at, s.next_request_at) as next
            from webhooks.subscription s cross join lateral (
                select w.next_attempt_at from webhooks.delivery w
                where w.subscription_id = s.subscription_id and w.state = 'PENDING' order by w.next_attempt_at limit 1) d
            where greatest(d.next_attempt_at, s.next_request_at) > :now
            order by next limit 1""";

    @PersistenceContext(unitName = "webhooks")
    EntityManager entities;

    @Inject
    @ConfigProperty(name = "throughline.webhooks.requests-per-second", defaultValue = "200")
    double usualPace;

    List<DueEndpoint> endpoints(Instant now) {
        return entities.createNativeQuery(ENDPOINTS, DueEndpoint.class)
                .setParameter("now", now)
                .getResultList();
    }

    /**
     * Takes what is due first, unless another node has it or it is too much for the pace of its subscription.
     *
     * @param lease until then nobody else takes it, whatever becomes of this node
     */
    List<Attempt> claim(String endpoint, int limit, Instant now, Duration lease) {
        return entities.createNativeQuery(CLAIM, Attempt.class)
                .setParameter("endpoint", endpoint)
                .setParameter("usual", usualPace)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .setParameter("until", now.plus(lease))
                .getResultList();
    }

    /** When the next delivery after now is due and its subscription's pace allows it; nothing while none is. */
    Optional<Instant> next(Instant now) {
        return entities.createNativeQuery(NEXT, Instant.class).setParameter("now", now).getResultList().stream()
                .findFirst();
    }
}
