package io.throughline.inventory.restock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class Restocks {

    private static final String CREATE = """
            insert into inventory.restock (name, state, articles, received_by, received_at, changed_at)
            values (:name, 'RECEIVED', :articles, :by, now(), now()) on conflict do nothing""";
    private static final String ADD = """
            insert into inventory.restock_line (restock, number, sku, quantity)
            select :name, l.number, l.sku, l.quantity
            from unnest(cast(:skus as text[]), cast(:quantities as bigint[])) with ordinality as l (sku, quantity, number)""";
    private static final String DIFFERENT = """
            select count(*) from unnest(cast(:skus as text[]), cast(:quantities as bigint[])) as l (sku, quantity)
            full join (select sku, quantity from inventory.restock_line where restock = :name) r on r.sku = l.sku
            where l.quantity is distinct from r.quantity""";
    // in the order of the skus, in which orders lock them too
    private static final String BOOK = """
            insert into inventory.stock_item as s (sku, on_hand, reserved, changed_at, version)
            select sku, quantity, 0, now(), 0 from inventory.restock_line
            where restock = :name and number > :after and number <= :to order by sku
            on conflict (sku) do update set
                on_hand = s.on_hand + excluded.on_hand, changed_at = now(), version = s.version + 1""";

    @PersistenceContext(unitName = "inventory")
    EntityManager entities;

    Optional<Restock> find(String name) {
        return Optional.ofNullable(entities.find(Restock.class, name));
    }

    Optional<Restock> locked(String name) {
        return Optional.ofNullable(entities.find(Restock.class, name, LockModeType.PESSIMISTIC_WRITE));
    }

    /** @return whether there was none of the name */
    boolean create(String name, List<RestockLine> lines, String by) {
        boolean created = entities.createNativeQuery(CREATE)
                        .setParameter("name", name)
                        .setParameter("articles", lines.size())
                        .setParameter("by", by)
                        .executeUpdate()
                > 0;
        if (created) {
            withLines(ADD, name, lines).executeUpdate();
        }
        return created;
    }

    /** Whether the restock of the name has these lines. */
    boolean has(String name, List<RestockLine> lines) {
        return ((Number) withLines(DIFFERENT, name, lines).getSingleResult()).longValue() == 0;
    }

    /** Adds what came in to the stock. */
    void book(String name, int after, int to) {
        entities.createNativeQuery(BOOK)
                .setParameter("name", name)
                .setParameter("after", after)
                .setParameter("to", to)
                .executeUpdate();
    }

    private Query withLines(String sql, String name, List<RestockLine> lines) {
        return entities.createNativeQuery(sql)
                .setParameter("name", name)
                .setParameter("skus", lines.stream().map(RestockLine::sku).toArray(String[]::new))
                .setParameter(
                        "quantities", lines.stream().map(RestockLine::quantity).toArray(Long[]::new));
    }
}
