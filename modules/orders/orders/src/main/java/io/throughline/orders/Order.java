package io.throughline.orders;

import static io.throughline.orders.OrderStatus.CANCELLED;
import static io.throughline.orders.OrderStatus.CANCELLING;
import static io.throughline.orders.OrderStatus.COMPLETED;
import static io.throughline.orders.OrderStatus.CONFIRMED;
import static io.throughline.orders.OrderStatus.PLACED;
import static io.throughline.orders.OrderStatus.SHIPPED;

import io.throughline.messaging.Event;
import io.throughline.messaging.PermanentFailure;
import io.throughline.orders.events.OrderCancellationRequested;
import io.throughline.orders.events.OrderCancelled;
import io.throughline.orders.events.OrderCompleted;
import io.throughline.orders.events.OrderConfirmed;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ListIndexBase;

/**
 * An order, from the customer's wish to its end.
 *
 * <p>It is born {@code PLACED} and asks two others at once: payments for the money, inventory for the goods. Their
 * answers come in any order, and the second good one makes it {@code CONFIRMED}; the first bad one ends it
 * {@code CANCELLED}. A confirmed order is captured and shipped, {@code SHIPPED} when it has left the house and
 * {@code COMPLETED} when it is delivered and charged.
 *
 * <p>Until it is confirmed it is called off at once. Later shipping has to be asked ({@code CANCELLING}), which stops it
 * or has already dispatched it; then it is too late.
 *
 * <p>A cancelled order stays cancelled. An answer that comes too late changes nothing here, for the cancellation has
 * been published and whoever answered undoes its part; only a late payment is noted in the history, since money moved.
 *
 * <p>Every change returns the event that tells of it, or nothing, so an answer may be repeated.
 */
@Entity
@Table(name = "customer_order", schema = "orders")
class Order extends Purchase {

    static final String LATE_PAYMENT = "late_payment_authorized";
    static final String TOO_LATE = "too_late_to_cancel";
    static final String NOT_CAPTURED = "payment_not_captured";
    static final String OVERDUE = "completion_overdue";

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private String reason;

    @Column(name = "paid_at")
    private Instant paidAt;

    @Column(name = "reserved_at")
    private Instant reservedAt;

    @Column(name = "captured_at")
    private Instant capturedAt;

    @Column(name = "delivered_at")
    private Instant deliveredAt;

    @Embedded
    private Wait waiting;

    @ElementCollection
    @CollectionTable(name = "order_history", schema = "orders", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    @ListIndexBase(1)
    private List<StatusChange> history = new ArrayList<>();

    Order() {}

    Order(UUID id, NewOrder wish, Instant placedAt, Instant payBy) {
        super(id, wish, placedAt, payBy);
        status = PLACED;
        note(null, placedAt);
    }

    Optional<Event> paymentAuthorized(Instant at) {
        if (status == CANCELLED && paidAt == null) {
            paidAt = at;
            note(LATE_PAYMENT, at);
        }
        if (status != PLACED || paidAt != null) {
            return Optional.empty();
        }
        paidAt = at;
        return confirmWhenPaidAndReserved(at);
    }

    /** What was promised cannot be charged: it is stopped, if it has not left the house. */
    Optional<Event> captureRefused(Instant at) {
        if (status == SHIPPED || status == CANCELLING) {
            note(NOT_CAPTURED, at);
        }
        return status == CONFIRMED ? stop(CancellationReason.CAPTURE_REFUSED, at) : Optional.empty();
    }

    Optional<Event> stockReserved(Instant at) {
        if (status != PLACED || reservedAt != null) {
            return Optional.empty();
        }
        reservedAt = at;
        return confirmWhenPaidAndReserved(at);
    }

    /** As long as it is not confirmed. */
    Optional<Event> cancel(CancellationReason why, Instant at) {
        return status == PLACED ? end(why.code(), at) : Optional.empty();
    }

    Optional<Event> paymentCaptured(Instant at) {
        if (capturedAt == null) {
            capturedAt = at;
        }
        return completeWhenDeliveredAndCaptured(at);
    }

    Optional<Event> shipmentDispatched(Instant at) {
        if (status == SHIPPED || status == COMPLETED) {
            return Optional.empty();
        }
        requireConfirmed("dispatched");
        var why = status == CANCELLING ? TOO_LATE : null;
        reason = null;
        become(SHIPPED, at, why);
        return Optional.empty();
    }

    Optional<Event> shipmentDelivered(Instant at) {
        if (status == COMPLETED) {
            return Optional.empty();
        }
        if (status != SHIPPED) {
            throw new PermanentFailure("order " + id() + " is " + status + " and cannot have been delivered");
        }
        if (deliveredAt == null) {
            deliveredAt = at;
        }
        return completeWhenDeliveredAndCaptured(at);
    }

    /** It will not be shipped, because the carrier refused it or because it was asked to be stopped. */
    Optional<Event> shipmentRejected(Instant at) {
        if (status == CANCELLED) {
            return Optional.empty();
        }
        requireConfirmed("rejected");
        return end(status == CANCELLING ? reason : CancellationReason.SHIPMENT_REJECTED.code(), at);
    }

    /** Does nothing if it was decided meanwhile. */
    Optional<Event> timedOut(Instant at) {
        return switch (status) {
            case PLACED ->
                cancel(paidAt == null ? CancellationReason.PAYMENT_TIMEOUT : CancellationReason.STOCK_TIMEOUT, at);
            case CONFIRMED -> stop(CancellationReason.SHIPMENT_TIMEOUT, at);
            case CANCELLING -> Optional.of(new OrderCancellationRequested(id().toString(), reason));
            case SHIPPED -> {
                note(OVERDUE, at);
                yield Optional.empty();
            }
            case COMPLETED, CANCELLED -> Optional.empty();
        };
    }

    /**
     * As the customer asks. Asking again is answered as the first time.
     *
     * @throws OrderNotCancellable if the order is dispatched, or ended for another reason
     */
    Optional<Event> cancelByCustomer(Instant at) {
        var wanted = CancellationReason.CANCELLED_BY_CUSTOMER;
        if (status == SHIPPED || status == COMPLETED) {
            throw new OrderNotCancellable(
                    "already_shipped", "The order has left the house and can no longer be cancelled.");
        }
        if (status == CANCELLED && !wanted.code().equals(reason)) {
            throw new OrderNotCancellable("already_cancelled", "The order was cancelled before: " + reason + ".");
        }
        return status == CONFIRMED ? stop(wanted, at) : cancel(wanted, at);
    }

    /** The contexts whose answers it waits for. */
    Set<String> waitsFor() {
        return switch (status) {
            case PLACED -> Set.of(paidAt == null ? "payments" : "inventory");
            case CONFIRMED, CANCELLING -> Set.of("shipping");
            case SHIPPED, COMPLETED, CANCELLED -> Set.of();
        };
    }

    void waits(Wait wait) {
        waiting = wait;
    }

    Wait waiting() {
        return waiting;
    }

    OrderStatus status() {
        return status;
    }

    List<StatusChange> history() {
        return history;
    }

    private Optional<Event> confirmWhenPaidAndReserved(Instant at) {
        if (paidAt == null || reservedAt == null) {
            return Optional.empty();
        }
        become(CONFIRMED, at, null);
        return Optional.of(new OrderConfirmed(id().toString()));
    }

    private Optional<Event> completeWhenDeliveredAndCaptured(Instant at) {
        if (status != SHIPPED || deliveredAt == null || capturedAt == null) {
            return Optional.empty();
        }
        become(COMPLETED, at, null);
        return Optional.of(new OrderCompleted(id().toString()));
    }

    private Optional<Event> stop(CancellationReason why, Instant at) {
        reason = why.code();
        become(CANCELLING, at, reason);
        return Optional.of(new OrderCancellationRequested(id().toString(), reason));
    }

    private Optional<Event> end(String why, Instant at) {
        reason = why;
        become(CANCELLED, at, why);
        return Optional.of(new OrderCancelled(id().toString(), why));
    }

    private void requireConfirmed(String what) {
        if (status != CONFIRMED && status != CANCELLING) {
            throw new PermanentFailure("order " + id() + " is " + status + " and its shipment cannot be " + what);
        }
    }

    private void become(OrderStatus next, Instant at, String why) {
        if (!status.next().contains(next)) {
            throw new IllegalStateException("order " + id() + " is " + status + " and cannot become " + next);
        }
        status = next;
        note(why, at);
    }

    private void note(String why, Instant at) {
        history.add(new StatusChange(status, at, why));
    }
}
