package io.throughline.shipping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.TreeMap;

@ApplicationScoped
class TrackingCursors {

    @PersistenceContext(unitName = "shipping")
    EntityManager entities;

    /** The position of each carrier that has one. */
    Map<String, Long> all() {
        var positions = new TreeMap<String, Long>();
        entities.createQuery("select c from TrackingCursor c", TrackingCursor.class)
                .getResultList()
                .forEach(cursor -> positions.put(cursor.carrier(), cursor.position()));
        return positions;
    }

    /** Two nodes may be the first to read a carrier, so the database decides who begins. */
    void begin(String carrier) {
        entities.createNativeQuery("insert into shipping.tracking_cursor (carrier, position, moved_at)"
                        + " values (:carrier, 0, now()) on conflict do nothing")
                .setParameter("carrier", carrier)
                .executeUpdate();
    }

    /** @return false if another node has moved it meanwhile */
    boolean move(String carrier, long from, long to) {
        return entities.createNativeQuery("update shipping.tracking_cursor set position = :to, moved_at = now()"
                                + " where carrier = :carrier and position = :from")
                        .setParameter("to", to)
                        .setParameter("carrier", carrier)
                        .setParameter("from", from)
                        .executeUpdate()
                == 1;
    }
}
