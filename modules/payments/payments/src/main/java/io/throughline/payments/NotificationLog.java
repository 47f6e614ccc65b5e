package io.throughline.payments;

import io.throughline.payments.provider.Notification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

@ApplicationScoped
class NotificationLog {

    private static final String INSERT = """
            INSERT INTO payments.provider_notification
                (provider, notification_id, type, reference, order_reference, received_at)
            VALUES (:provider, :id, :type, :reference, :orderReference, :now)
            ON CONFLICT ON CONSTRAINT provider_notification_pk DO NOTHING""";

    @PersistenceContext(unitName = "payments")
    EntityManager entities;

    /** Whether it is new; while another delivery of it is under way, waits for how that ends. */
    boolean add(String provider, Notification notification, Instant now) {
        return entities.createNativeQuery(INSERT)
                        .setParameter("provider", provider)
                        .setParameter("id", notification.id())
                        .setParameter("type", notification.type())
                        .setParameter("reference", notification.entry().reference())
                        .setParameter("orderReference", notification.entry().orderReference())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    void forgetBefore(Instant time) {
        entities.createNativeQuery("DELETE FROM payments.provider_notification WHERE received_at < :time")
                .setParameter("time", time)
                .executeUpdate();
    }
}
