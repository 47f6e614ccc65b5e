package io.throughline.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Subscriptions in the database; a deleted one is not found. */
@ApplicationScoped
class SubscriptionRepository {

    private static final String PAGE = """
            select distinct s from Subscription s left join fetch s.patterns
            where s.deletedAt is null and s.id < :before and (:all = true or s.owner = :owner)
            order by s.id desc""";

    private static final String RECOVERED = """
            update webhooks.subscription set failing_since = null, failures = 0
            where subscription_id = :id and failing_since is not null and state = 'ENABLED'""";

    @PersistenceContext(unitName = "webhooks")
    EntityManager entities;

    void add(Subscription subscription) {
        entities.persist(subscription);
    }

    Optional<Subscription> find(UUID id) {
        return present(entities.find(Subscription.class, id));
    }

    Optional<Subscription> lock(UUID id) {
        return present(entities.find(Subscription.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** @throws NotFound if there is none, or it is not the caller's */
    Subscription lock(Caller caller, UUID id) {
        return lock(id).filter(found -> found.belongsTo(caller)).orElseThrow(() -> NotFound.subscription(id));
    }

    /** The state it is in, which does not change before this transaction has ended. */
    SubscriptionState lockState(UUID id) {
        return entities.find(Subscription.class, id, LockModeType.PESSIMISTIC_WRITE)
                .state();
    }

    /** An attempt was a success. */
    void recovered(UUID id) {
        entities.createNativeQuery(RECOVERED).setParameter("id", id).executeUpdate();
    }

    private static Optional<Subscription> present(Subscription found) {
        return Optional.ofNullable(found).filter(subscription -> subscription.state() != SubscriptionState.DELETED);
    }

    /** The newest of those that the caller may see, older than one of them. */
    List<Subscription> page(Caller caller, UUID before, int limit) {
        return entities.createQuery(PAGE, Subscription.class)
                .setParameter("before", before)
                .setParameter("all", caller.forAll())
                .setParameter("owner", caller.account())
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many the account has; whoever asks next waits until this transaction has ended. */
    long lockCount(String owner) {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:owner, 7)) as text)")
                .setParameter("owner", "webhooks.subscription of " + owner)
                .getSingleResult();
        return entities.createQuery(
                        "select count(s) from Subscription s where s.owner = :owner and s.deletedAt is null",
                        Long.class)
                .setParameter("owner", owner)
                .getSingleResult();
    }

    /** Those that were deleted and whose deliveries are past their retention. */
    int forgetDeleted() {
        var gone = " where subscription_id in (select s.subscription_id from webhooks.subscription s"
                + " where s.deleted_at is not null and not exists"
                + " (select 1 from webhooks.delivery d where d.subscription_id = s.subscription_id))";
        entities.createNativeQuery("delete from webhooks.subscription_event_type" + gone)
                .executeUpdate();
        return entities.createNativeQuery("delete from webhooks.subscription" + gone)
                .executeUpdate();
    }
}
