package io.throughline.orders;

import com.github.f4b6a3.uuid.UuidCreator;
import io.throughline.messaging.Outbox;
import io.throughline.orders.events.OrderPlaced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Takes orders. */
@ApplicationScoped
public class OrderService {

    @Inject
    OrderRepository orders;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Outbox outbox;

    @Inject
    Timeouts timeouts;

    /**
     * Accepts an order; everything else follows from {@code OrderPlaced}.
     *
     * @param key of the request, or empty if a repetition is to be a second order
     * @return id of the new order, or of the one that the same request placed before
     * @throws IdempotencyKeyReused if the key stands for another request
     * @throws AmountTooLarge if the total cannot be counted
     */
    @Transactional
    public UUID place(NewOrder wish, Optional<IdempotencyKey> key) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = Now.instant();
        return key.flatMap(k -> keys.claim(k, id, now)).orElseGet(() -> place(id, wish, now));
    }

    private UUID place(UUID id, NewOrder wish, Instant now) {
        var order = new Order(id, wish, now, timeouts.end(OrderStatus.PLACED, now));
        orders.add(order);
        order.waits(new Wait(order.payBy(), outbox.append(placed(order, wish))));
        return id;
    }

    private static OrderPlaced placed(Order order, NewOrder wish) {
        return new OrderPlaced(
                order.id().toString(),
                wish.customer().id(),
                wish.customer().email(),
                wish.currency(),
                order.total(),
                wish.lines().stream()
                        .map(line -> new OrderPlaced.Line(line.sku(), line.quantity(), line.unitPrice()))
                        .toList(),
                wish.payment().method(),
                wish.payment().token(),
                order.payBy(),
                order.placedAt(),
                wish.customer().language(),
                wish.shipTo() == null ? null : address(wish.shipTo()));
    }

    private static OrderPlaced.Address address(NewOrder.Address to) {
        return new OrderPlaced.Address(to.name(), to.street(), to.postalCode(), to.city(), to.country());
    }
}
