package io.throughline.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** One article of an order; never changes. */
@Embeddable
class OrderLine {

    @Column(updatable = false)
    private String sku;

    @Column(updatable = false)
    private int quantity;

    @Column(name = "unit_price", updatable = false)
    private long unitPrice;

    OrderLine() {}

    OrderLine(NewOrder.Line line) {
        this.sku = line.sku();
        this.quantity = line.quantity();
        this.unitPrice = line.unitPrice();
    }
}
