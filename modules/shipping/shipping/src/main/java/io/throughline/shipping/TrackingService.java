package io.throughline.shipping;

import static io.throughline.shipping.ShipmentState.DISPATCHED;

import io.throughline.messaging.Outbox;
import io.throughline.shipping.events.ShipmentDelivered;
import io.throughline.shipping.events.ShipmentDispatched;
import io.throughline.shipping.provider.Tracking;
import io.throughline.shipping.provider.Tracking.Status;
import io.throughline.shipping.provider.TrackingPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Takes over what carriers say of our shipments. The position in the feed and everything that follows from a page are
 * one transaction: nothing is told twice, and nothing is left out.
 */
@ApplicationScoped
@Transactional
public class TrackingService {

    private static final Logger LOG = System.getLogger(TrackingService.class.getName());

    @Inject
    Shipments shipments;

    @Inject
    TrackingCursors cursors;

    @Inject
    Outbox outbox;

    Clock clock = Clock.systemUTC();

    /** How far each carrier was read; the chosen one from now on too. */
    public Map<String, Long> positions(String chosen) {
        if (!cursors.all().containsKey(chosen)) {
            cursors.begin(chosen);
        }
        return cursors.all();
    }

    /** @return false if another node was faster; then nothing was done */
    public boolean record(String carrier, long after, TrackingPage page) {
        if (!cursors.move(carrier, after, page.next())) {
            return false;
        }
        var orderIds = page.events().stream()
                .map(Tracking::orderId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var known = shipments.lock(orderIds);
        page.events().stream()
                .filter(tracking -> known.containsKey(tracking.orderId()))
                .forEach(tracking -> record(known.get(tracking.orderId()), tracking));
        logStrangers(carrier, page, known.keySet());
        return true;
    }

    /** Another installation may have its shipments carried under the same account. */
    private static void logStrangers(String carrier, TrackingPage page, Set<UUID> known) {
        var strangers = page.events().stream()
                .filter(tracking -> !known.contains(tracking.orderId()))
                .toList();
        if (!strangers.isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "carrier {0} told of shipments that are not ours: {1} tracking events, the first at position {2}",
                    carrier,
                    strangers.size(),
                    strangers.get(0).position());
        }
    }

    /** The carrier's word on a shipment that we only asked for is an answer to our booking that we did not hear. */
    private void record(Shipment shipment, Tracking tracking) {
        if (shipment.reference() != null && !shipment.reference().equals(tracking.reference())) {
            contradict(shipment, tracking, "_of_another_shipment");
            return;
        }
        switch (shipment.state()) {
            case REQUESTED, BOOKED -> dispatch(shipment, tracking);
            case DISPATCHED, DELIVERED -> {}
            default -> contradict(shipment, tracking, "");
        }
        if (tracking.status() == Status.DELIVERED && shipment.state() == DISPATCHED) {
            deliver(shipment, tracking);
        }
    }

    private void dispatch(Shipment shipment, Tracking tracking) {
        shipment.dispatchedAs(tracking, now());
        outbox.append(new ShipmentDispatched(
                shipment.id().toString(),
                shipment.orderId().toString(),
                shipment.carrier(),
                shipment.trackingCode(),
                tracking.at()));
    }

    private void deliver(Shipment shipment, Tracking tracking) {
        shipment.deliveredAt(tracking.at(), now());
        outbox.append(new ShipmentDelivered(
                shipment.id().toString(), shipment.orderId().toString(), tracking.at()));
    }

    private void contradict(Shipment shipment, Tracking tracking, String which) {
        var heard = "carrier_says_" + tracking.status().name().toLowerCase(Locale.ROOT) + which;
        LOG.log(
                Level.ERROR,
                "shipment {0} of order {1} is {2}, but: {3}",
                shipment.id(),
                shipment.orderId(),
                shipment.state(),
                heard);
        shipment.contradicted(heard, now());
    }

    private Instant now() {
        return clock.instant();
    }
}
