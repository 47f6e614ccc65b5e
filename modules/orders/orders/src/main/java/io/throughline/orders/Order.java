package io.throughline.orders;

import static io.throughline.orders.OrderStatus.CANCELLED;
import static io.throughline.orders.OrderStatus.CONFIRMED;
import static io.throughline.orders.OrderStatus.PLACED;

import io.throughline.messaging.Event;
import io.throughline.orders.events.OrderCancelled;
import io.throughline.orders.events.OrderConfirmed;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ListIndexBase;

/**
 * An order, from the customer's wish to a promise or an end.
 *
 * <p>It is born {@code PLACED} and asks two others at once: payments for the money, inventory for the goods. Their
 * answers come in any order, and the second good one makes it {@code CONFIRMED}. The first bad one ends it
 * {@code CANCELLED}: the payment was declined, the goods are out of stock, or nobody paid until {@code payBy}. Until
 * it is confirmed the customer may call it off as well.
 *
 * <p>A cancelled order stays cancelled. An answer that comes too late changes nothing here, for the cancellation has
 * been published and whoever answered undoes its part; only a late payment is noted in the history, since money moved.
 *
 * <p>Every change returns the event that tells of it, or nothing if nothing changed, so an answer may be repeated.
 */
@Entity
@Table(name = "customer_order", schema = "orders")
class Order {

    static final String LATE_PAYMENT = "late_payment_authorized";

    @Id
    private UUID id;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private String reason;

    @Column(name = "placed_at", updatable = false)
    private Instant placedAt;

    @Column(name = "pay_by", updatable = false)
    private Instant payBy;

    @Column(name = "paid_at")
    private Instant paidAt;

    @Column(name = "reserved_at")
    private Instant reservedAt;

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

    @ElementCollection
    @CollectionTable(name = "order_history", schema = "orders", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    @ListIndexBase(1)
    private List<StatusChange> history = new ArrayList<>();

    Order() {}

    Order(UUID id, NewOrder wish, Instant placedAt, Instant payBy) {
        this.id = id;
        this.customerId = wish.customer().id();
        this.customerEmail = wish.customer().email();
        this.currency = wish.currency();
        this.total = wish.total();
        wish.lines().forEach(line -> lines.add(new OrderLine(line)));
        this.placedAt = placedAt;
        this.payBy = payBy;
        become(PLACED, placedAt, null);
    }

    Optional<Event> paymentAuthorized(Instant at) {
        if (status == CANCELLED && paidAt == null) {
            paidAt = at;
            history.add(new StatusChange(CANCELLED, at, LATE_PAYMENT));
        }
        if (status != PLACED || paidAt != null) {
            return Optional.empty();
        }
        paidAt = at;
        return confirmWhenPaidAndReserved(at);
    }

    Optional<Event> stockReserved(Instant at) {
        if (status != PLACED || reservedAt != null) {
            return Optional.empty();
        }
        reservedAt = at;
        return confirmWhenPaidAndReserved(at);
    }

    Optional<Event> cancel(CancellationReason why, Instant at) {
        if (status != PLACED) {
            return Optional.empty();
        }
        reason = why.code();
        become(CANCELLED, at, reason);
        return Optional.of(new OrderCancelled(id.toString(), reason));
    }

    /** Does nothing unless the order still waits for its payment. */
    Optional<Event> paymentTimedOut(Instant at) {
        boolean overdue = paidAt == null && !payBy.isAfter(at);
        return overdue ? cancel(CancellationReason.PAYMENT_TIMEOUT, at) : Optional.empty();
    }

    /**
     * As the customer asks. Asking again is answered as the first time.
     *
     * @throws OrderNotCancellable if the order is confirmed, or ended for another reason
     */
    Optional<Event> cancelByCustomer(Instant at) {
        var wanted = CancellationReason.CANCELLED_BY_CUSTOMER;
        if (status == CONFIRMED) {
            throw new OrderNotCancellable(
                    "already_confirmed", "The order is confirmed and can no longer be cancelled.");
        }
        if (status == CANCELLED && !wanted.code().equals(reason)) {
            throw new OrderNotCancellable("already_cancelled", "The order was cancelled before: " + reason + ".");
        }
        return cancel(wanted, at);
    }

    boolean costs(long amount, String inCurrency) {
        return total == amount && currency.equals(inCurrency);
    }

    UUID id() {
        return id;
    }

    OrderStatus status() {
        return status;
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

    List<StatusChange> history() {
        return history;
    }

    private Optional<Event> confirmWhenPaidAndReserved(Instant at) {
        if (paidAt == null || reservedAt == null) {
            return Optional.empty();
        }
        become(CONFIRMED, at, null);
        return Optional.of(new OrderConfirmed(id.toString()));
    }

    private void become(OrderStatus next, Instant at, String why) {
        status = next;
        history.add(new StatusChange(next, at, why));
    }
}
