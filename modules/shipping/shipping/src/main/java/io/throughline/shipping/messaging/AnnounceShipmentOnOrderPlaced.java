package io.throughline.shipping.messaging;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.orders.events.OrderPlaced;
import io.throughline.shipping.ShipmentService;
import io.throughline.shipping.provider.Consignment;
import io.throughline.shipping.provider.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(OrderEventsConsumer.class)
public class AnnounceShipmentOnOrderPlaced implements EventHandler<OrderPlaced> {

    @Inject
    Inbox inbox;

    @Inject
    ShipmentService shipments;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(OrderPlaced event, EventEnvelope envelope) {
        var consignment = consignment(event);
        inbox.once(OrderEventsConsumer.class, envelope, () -> shipments.announce(consignment));
    }

    private static Consignment consignment(OrderPlaced event) {
        var lines = event.lines().stream()
                .collect(groupingBy(OrderPlaced.Line::sku, TreeMap::new, summingLong(OrderPlaced.Line::quantity)));
        return new Consignment(UUID.fromString(event.orderId()), recipient(event.shipTo()), lines);
    }

    private static Recipient recipient(OrderPlaced.Address address) {
        return address == null
                ? null
                : new Recipient(
                        address.name(), address.street(), address.postalCode(), address.city(), address.country());
    }
}
