package io.throughline.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Mails {

    private static final String KNOW_OF =
            "INSERT INTO notifications.order_facts (order_id) VALUES (?) ON CONFLICT DO NOTHING";

    @PersistenceContext(unitName = "notifications")
    EntityManager entities;

    /** The order's facts, perhaps empty; whoever asks for mails of the order meanwhile waits. */
    OrderFacts locked(UUID orderId) {
        var facts = entities.find(OrderFacts.class, orderId, LockModeType.PESSIMISTIC_WRITE);
        if (facts != null) {
            return facts;
        }
        entities.createNativeQuery(KNOW_OF).setParameter(1, orderId).executeUpdate();
        return entities.find(OrderFacts.class, orderId, LockModeType.PESSIMISTIC_WRITE);
    }

    OrderFacts facts(UUID orderId) {
        return entities.find(OrderFacts.class, orderId);
    }

    /** The mails of an order, oldest first. */
    List<Mail> ofOrder(UUID orderId) {
        return entities.createQuery("select m from Mail m where m.orderId = :orderId order by m.id", Mail.class)
                .setParameter("orderId", orderId)
                .getResultList();
    }

    /** The notices about a webhook subscription, oldest first. */
    List<Mail> ofSubscription(UUID subscriptionId) {
        return entities.createQuery(
                        "select m from Mail m where m.notice.subscriptionId = :subscriptionId order by m.id",
                        Mail.class)
                .setParameter("subscriptionId", subscriptionId)
                .getResultList();
    }

    Optional<Mail> find(UUID mailId) {
        return Optional.ofNullable(entities.find(Mail.class, mailId));
    }

    void add(Mail mail) {
        entities.persist(mail);
    }
}
