package io.throughline.inventory.messaging;

import static java.util.stream.Collectors.toMap;

import io.throughline.inventory.StockService;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.orders.events.OrderPlaced;
import io.throughline.orders.events.OrderPlaced.Line;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(OrderEventsConsumer.class)
public class ReserveStockOnOrderPlaced implements EventHandler<OrderPlaced> {

    @Inject
    Inbox inbox;

    @Inject
    StockService stock;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(OrderPlaced event, EventEnvelope envelope) {
        inbox.once(OrderEventsConsumer.class, envelope, () -> stock.reserve(orderId(event), quantities(event)));
    }

    private static UUID orderId(OrderPlaced event) {
        return UUID.fromString(event.orderId());
    }

    /** An order may name an article on several lines; to the warehouse they are one. */
    private static Map<String, Long> quantities(OrderPlaced event) {
        return event.lines().stream().collect(toMap(Line::sku, line -> (long) line.quantity(), Math::addExact));
    }
}
