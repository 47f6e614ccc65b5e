package io.throughline.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class StockItems {

    @PersistenceContext(unitName = "inventory")
    EntityManager entities;

    Optional<StockItem> find(String sku) {
        return Optional.ofNullable(entities.find(StockItem.class, sku));
    }

    /** The known ones, locked in the order of their sku, so that two orders never wait for each other. */
    Map<String, StockItem> lock(Collection<String> skus) {
        var locked = new LinkedHashMap<String, StockItem>();
        entities.createQuery("select s from StockItem s where s.sku in :skus order by s.sku", StockItem.class)
                .setParameter("skus", skus)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .forEach(item -> locked.put(item.sku(), item));
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
