package io.throughline.orders;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventProgress;
import io.throughline.messaging.Outbox;
import io.throughline.messaging.PermanentFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The process manager: leads an order by the answers of payments, inventory and shipping. Each step locks the order first, so
 * answers that arrive together are taken one after the other.
 */
@ApplicationScoped
public class OrderProcess {

    @Inject
    OrderRepository orders;

    @Inject
    Outbox outbox;

    @Inject
    EventProgress progress;

    @Inject
    Timeouts timeouts;

    @Inject
    jakarta.enterprise.event.Event<OrderChanged> changes;

    /**
     * The payment is secured.
     *
     * @throws PermanentFailure if it is not the amount the order costs
     */
    @Transactional
    public void paymentAuthorized(UUID id, long amount, String currency) {
        step(id, order -> {
            if (!order.costs(amount, currency)) {
                throw new PermanentFailure("order " + id + " costs " + order.total() + " " + order.currency() + ", but "
                        + amount + " " + currency + " were authorized");
            }
            return order.paymentAuthorized(Now.instant());
        });
    }

    @Transactional
    public void paymentDeclined(UUID id) {
        step(id, order -> order.cancel(CancellationReason.PAYMENT_DECLINED, Now.instant()));
    }

    @Transactional
    public void captureRefused(UUID id) {
        step(id, order -> order.captureRefused(Now.instant()));
    }

    @Transactional
    public void paymentCaptured(UUID id) {
        step(id, order -> order.paymentCaptured(Now.instant()));
    }

    @Transactional
    public void stockReserved(UUID id) {
        step(id, order -> order.stockReserved(Now.instant()));
    }

    @Transactional
    public void stockRejected(UUID id) {
        step(id, order -> order.cancel(CancellationReason.OUT_OF_STOCK, Now.instant()));
    }

    @Transactional
    public void shipmentDispatched(UUID id) {
        step(id, order -> order.shipmentDispatched(Now.instant()));
    }

    @Transactional
    public void shipmentDelivered(UUID id) {
        step(id, order -> order.shipmentDelivered(Now.instant()));
    }

    @Transactional
    public void shipmentRejected(UUID id) {
        step(id, order -> order.shipmentRejected(Now.instant()));
    }

    /**
     * As the customer asks.
     *
     * @throws OrderNotFound if there is none
     * @throws OrderNotCancellable if it is too late
     */
    @Transactional
    public OrderStatus cancelByCustomer(UUID id) {
        var order = orders.lock(id).orElseThrow(() -> new OrderNotFound(id));
        advance(order, waiting -> waiting.cancelByCustomer(Now.instant()));
        return order.status();
    }

    /** Ends a wait that is over; an order that is just being changed is left for later. */
    @Transactional
    public void timedOut(UUID id, Instant now) {
        orders.lockIfFree(id)
                .filter(order -> order.waiting() != null && order.waiting().isDue(now))
                .filter(order -> order.waiting().isOver(isHandled(order), timeouts.outageBound(), now))
                .ifPresent(order -> end(order, now));
    }

    private boolean isHandled(Order order) {
        var event = order.waiting().event();
        return event != null
                && order.waitsFor().stream().allMatch(context -> progress.isHandled(event, "orders", context));
    }

    private void end(Order order, Instant now) {
        order.waiting().end();
        advance(order, waiting -> waiting.timedOut(now));
    }

    private void step(UUID id, Function<Order, Optional<Event>> change) {
        advance(orders.lock(id).orElseThrow(() -> new PermanentFailure("there is no order " + id)), change);
    }

    private void advance(Order order, Function<Order, Optional<Event>> change) {
        var before = order.status();
        var event = change.apply(order).map(outbox::append).orElse(null);
        if (event != null || order.status() != before) {
            order.waits(new Wait(timeouts.end(order.status(), Now.instant()), event));
        }
        changes.fire(new OrderChanged(order.id()));
    }
}
