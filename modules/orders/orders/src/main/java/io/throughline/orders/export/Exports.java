package io.throughline.orders.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Exports {

    private static final String CREATE = """
            insert into orders.export (day, state, after, requested_by, requested_at)
            values (:day, 'RUNNING', :after, :by, now()) on conflict do nothing""";
    private static final String WRITE =
            "insert into orders.export_part (day, number, lines) values (:day, :number, :lines)";
    private static final String READ = "select lines from orders.export_part where day = :day and number = :number";
    private static final String DELETE = "delete from orders.export where day < :day";
    private static final String DAY = "day";
    private static final String NUMBER = "number";

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    Optional<Export> find(LocalDate day) {
        return Optional.ofNullable(entities.find(Export.class, day));
    }

    Optional<Export> locked(LocalDate day) {
        return Optional.ofNullable(entities.find(Export.class, day, LockModeType.PESSIMISTIC_WRITE));
    }

    /** @return whether there was none of the day */
    boolean create(LocalDate day, UUID after, String by) {
        return entities.createNativeQuery(CREATE)
                        .setParameter(DAY, day)
                        .setParameter("after", after)
                        .setParameter("by", by)
                        .executeUpdate()
                > 0;
    }

    void write(LocalDate day, int number, String lines) {
        entities.createNativeQuery(WRITE)
                .setParameter(DAY, day)
                .setParameter(NUMBER, number)
                .setParameter("lines", lines)
                .executeUpdate();
    }

    /** @throws jakarta.persistence.NoResultException if it was deleted */
    String read(LocalDate day, int number) {
        return (String) entities.createNativeQuery(READ, String.class)
                .setParameter(DAY, day)
                .setParameter(NUMBER, number)
                .getSingleResult();
    }

    void deleteBefore(LocalDate day) {
        entities.createNativeQuery(DELETE).setParameter(DAY, day).executeUpdate();
    }
}
