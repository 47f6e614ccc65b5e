package io.throughline.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class StockItems {

    // not "in", for which Hibernate writes the SQL anew at every call
    private static final String LOCK =
            "select * from inventory.stock_item where sku = any(:skus) order by sku for no key update";

    @PersistenceContext(unitName = "inventory")
    EntityManager entities;

    Optional<StockItem> find(String sku) {
        return Optional.ofNullable(entities.find(StockItem.class, sku));
    }

    /** The known ones, locked in the order of their sku, so that two orders never wait for each other. */
    Map<String, StockItem> lock(Collection<String> skus) {
        List<StockItem> found = entities.createNativeQuery(LOCK, StockItem.class)
                .setParameter("skus", skus.toArray(String[]::new))
                .getResultList();
        var locked = new LinkedHashMap<String, StockItem>();
        found.forEach(item -> locked.put(item.sku(), item));
        return locked;
    }

    /** Two stockkeepers may be the first to count an article, so the database decides who creates it. */
    StockItem lockOrCreate(String sku) {
        entities.createNativeQuery("insert into inventory.stock_item (sku, on_hand, reserved, changed_at, version)"
                        + " values (:sku, 0, 0, now(), 0) on conflict do nothing")
                .setParameter("sku", sku)
                .executeUpdate();
        return entities.find(StockItem.class, sku, LockModeType.PESSIMISTIC_WRITE);
    }
}
