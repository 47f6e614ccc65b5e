package io.throughline.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;

/** Secrets that were replaced, in the database, as long as they are signed with. */
@ApplicationScoped
class EarlierSecrets {

    private static final String ADD = "insert into webhooks.earlier_secret (subscription_id, secret, valid_until)"
            + " values (:subscription, :secret, :until)";
    private static final String COUNT = "select count(*) from webhooks.earlier_secret"
            + " where subscription_id = :subscription and valid_until > :now";

    @PersistenceContext(unitName = "webhooks")
    EntityManager entities;

    void add(UUID subscription, byte[] encryptedSecret, Instant until) {
        entities.createNativeQuery(ADD)
                .setParameter("subscription", subscription)
                .setParameter("secret", encryptedSecret)
                .setParameter("until", until)
                .executeUpdate();
    }

    long count(UUID subscription, Instant now) {
        return (long) entities.createNativeQuery(COUNT, Long.class)
                .setParameter("subscription", subscription)
                .setParameter("now", now)
                .getSingleResult();
    }

    void deleteAll(UUID subscription) {
        entities.createNativeQuery("delete from webhooks.earlier_secret where subscription_id = :subscription")
                .setParameter("subscription", subscription)
                .executeUpdate();
    }

    int forgetExpired(Instant now) {
        return entities.createNativeQuery("delete from webhooks.earlier_secret where valid_until <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
