package io.throughline.notifications;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

@Embeddable
class FactLine {

    private String sku;

    private int quantity;

    @Column(name = "unit_price")
    private long unitPrice;

    protected FactLine() {}

    FactLine(PlacedOrder.Line line) {
        sku = line.sku();
        quantity = line.quantity();
        unitPrice = line.unitPrice();
    }

    PlacedOrder.Line line() {
        return new PlacedOrder.Line(sku, quantity, unitPrice);
    }
}
