package io.throughline.inventory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class InMemoryStockItems extends StockItems {

    private final Map<String, StockItem> rows = new HashMap<>();

    @Override
    Optional<StockItem> find(String sku) {
        return Optional.ofNullable(rows.get(sku));
    }

    @Override
    Map<String, StockItem> lock(Collection<String> skus) {
        var locked = new HashMap<>(rows);
        locked.keySet().retainAll(skus);
        return locked;
    }

    @Override
    StockItem lockOrCreate(String sku) {
        return rows.computeIfAbsent(sku, unknown -> new StockItem(unknown, 0));
    }
}
