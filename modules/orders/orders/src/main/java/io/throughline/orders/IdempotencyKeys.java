package io.throughline.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Remembers for 14 days which order a key stands for. */
@ApplicationScoped
class IdempotencyKeys {

    static final Duration KEPT = Duration.ofDays(14);

    /** Waits for a transaction that holds the key; an expired row is taken over. */
    private static final String CLAIM = """
            insert into orders.idempotency_key as k (account, key, order_id, request_hash, created_at, expires_at)
            values (:account, :key, :orderId, :hash, :now, :expires)
            on conflict (account, key) do update
            set order_id = excluded.order_id, request_hash = excluded.request_hash,
                created_at = excluded.created_at, expires_at = excluded.expires_at
            where k.expires_at <= excluded.created_at
            """;

    private static final String DELETE_EXPIRED = """
            delete from orders.idempotency_key where (account, key) in (
                select account, key from orders.idempotency_key where expires_at <= :now limit :limit
                for update skip locked)
            """;

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    /**
     * Takes the key for a new order, in the caller's transaction.
     *
     * @return empty if the key was free, or the order it stands for
     * @throws IdempotencyKeyReused if it stands for another request
     */
    Optional<UUID> claim(IdempotencyKey key, UUID orderId, Instant now) {
        int claimed = entities.createNativeQuery(CLAIM)
                .setParameter("account", key.account())
                .setParameter("key", key.key())
                .setParameter("orderId", orderId)
                .setParameter("hash", key.requestHash())
                .setParameter("now", now)
                .setParameter("expires", now.plus(KEPT))
                .executeUpdate();
        return claimed == 1 ? Optional.empty() : Optional.of(orderOf(key));
    }

    /** A transaction a batch, so that no lock is held for long. */
    @Transactional
    int deleteExpired(Instant now, int limit) {
        return entities.createNativeQuery(DELETE_EXPIRED)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    private UUID orderOf(IdempotencyKey key) {
        var row = (Object[]) entities.createNativeQuery(
                        "select order_id, request_hash from orders.idempotency_key where account = :account and key = :key")
                .setParameter("account", key.account())
                .setParameter("key", key.key())
                .getSingleResult();
        if (!row[1].equals(key.requestHash())) {
            throw new IdempotencyKeyReused();
        }
        return (UUID) row[0];
    }
}
