package io.throughline.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** One article in the warehouse; {@code 0 <= reserved <= onHand} always holds. */
@Entity
@Table(name = "stock_item")
class StockItem {

    @Id
    private String sku;

    @Column(name = "on_hand")
    private long onHand;

    private long reserved;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected StockItem() {}

    StockItem(String sku, long onHand) {
        this.sku = sku;
        this.onHand = onHand;
        this.changedAt = Instant.now();
    }

    String sku() {
        return sku;
    }

    long available() {
        return onHand - reserved;
    }

    void reserve(long quantity) {
        if (quantity > available()) {
            throw new IllegalStateException(sku + ": " + quantity + " requested, " + available() + " available");
        }
        reserved += quantity;
        changedAt = Instant.now();
    }

    void release(long quantity) {
        if (quantity > reserved) {
            throw new IllegalStateException(sku + ": " + quantity + " to release, " + reserved + " reserved");
        }
        reserved -= quantity;
        changedAt = Instant.now();
    }

    /** What was held for an order has left the house. */
    void ship(long quantity) {
        release(quantity);
        onHand -= quantity;
    }

    void count(long counted) {
        if (counted < reserved) {
            throw new StockBelowReserved(sku, counted, reserved);
        }
        onHand = counted;
        changedAt = Instant.now();
    }

    StockLevel level() {
        return new StockLevel(sku, onHand, reserved, available());
    }
}
