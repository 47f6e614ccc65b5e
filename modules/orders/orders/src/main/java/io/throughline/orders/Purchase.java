package io.throughline.orders;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ListIndexBase;

/** What was ordered, by whom and when: the part of an order that never changes. */
@MappedSuperclass
abstract class Purchase {

    @Id
    private UUID id;

    @Column(name = "placed_at", updatable = false)
    private Instant placedAt;

    @Column(name = "pay_by", updatable = false)
    private Instant payBy;

    @Column(name = "customer_id", updatable = false)
    private String customerId;

    @Column(name = "customer_email", updatable = false)
    private String customerEmail;

    @Column(updatable = false)
    private String currency;

    @Column(updatable = false)
    private long total;

    @ElementCollection
    @CollectionTable(name = "order_line", schema = "orders", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    @ListIndexBase(1)
    private List<OrderLine> lines = new ArrayList<>();

    Purchase() {}

    Purchase(UUID id, NewOrder wish, Instant placedAt, Instant payBy) {
        this.id = id;
        this.customerId = wish.customer().id();
        this.customerEmail = wish.customer().email();
        this.currency = wish.currency();
        this.total = wish.total();
        wish.lines().forEach(line -> lines.add(new OrderLine(line)));
        this.placedAt = placedAt;
        this.payBy = payBy;
    }

    boolean costs(long amount, String inCurrency) {
        return total == amount && currency.equals(inCurrency);
    }

    UUID id() {
        return id;
    }

    String customerId() {
        return customerId;
    }

    String currency() {
        return currency;
    }

    long total() {
        return total;
    }

    Instant placedAt() {
        return placedAt;
    }

    Instant payBy() {
        return payBy;
    }
}
