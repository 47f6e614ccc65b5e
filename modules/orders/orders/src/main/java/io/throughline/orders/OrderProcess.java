package io.throughline.orders;

import io.throughline.messaging.Event;
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
 * The process manager: leads an order by the answers of payments and inventory. Each step locks the order first, so
 * answers that arrive together are taken one after the other.
 */
@ApplicationScoped
public class OrderProcess {

    @Inject
    OrderRepository orders;

    @Inject
    Outbox outbox;

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
    public void stockReserved(UUID id) {
        step(id, order -> order.stockReserved(Now.instant()));
    }

    @Transactional
    public void stockRejected(UUID id) {
        step(id, order -> order.cancel(CancellationReason.OUT_OF_STOCK, Now.instant()));
    }

    /** Cancels the order if it still waits for its payment; one that is just being changed is left for later. */
    @Transactional
    public void paymentTimedOut(UUID id, Instant now) {
        orders.lockIfFree(id).ifPresent(order -> advance(order, waiting -> waiting.paymentTimedOut(now)));
    }

    private void step(UUID id, Function<Order, Optional<Event>> change) {
        advance(orders.lock(id).orElseThrow(() -> new PermanentFailure("there is no order " + id)), change);
    }

    private void advance(Order order, Function<Order, Optional<Event>> change) {
        change.apply(order).ifPresent(outbox::append);
        changes.fire(new OrderChanged(order.id()));
    }
}
