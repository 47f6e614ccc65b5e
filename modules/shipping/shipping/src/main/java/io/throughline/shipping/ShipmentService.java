package io.throughline.shipping;

import static io.throughline.shipping.ShipmentState.ANNOUNCED;
import static io.throughline.shipping.ShipmentState.CANCELLED;
import static io.throughline.shipping.ShipmentState.REFUSED;
import static io.throughline.shipping.ShipmentState.REQUESTED;
import static io.throughline.shipping.ShipmentState.STOPPED;

import io.throughline.messaging.Outbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.shipping.events.ShipmentRejected;
import io.throughline.shipping.provider.Booking;
import io.throughline.shipping.provider.Consignment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a shipment through its life, as its order wants it. Where the carrier is asked, in two transactions with the
 * call between them: {@code request...} commits what will be asked, {@code record...} what was answered. Both may be
 * repeated; a step that was done before is {@link CarrierStep#NOTHING}.
 */
@ApplicationScoped
@Transactional
public class ShipmentService {

    static final String STOP = "stopped";
    static final String CARRIER_REFUSED = "carrier_refused";
    static final String ORDER_CANCELLED = "order_cancelled";

    @Inject
    Shipments shipments;

    @Inject
    Carriers carriers;

    @Inject
    Outbox outbox;

    Clock clock = Clock.systemUTC();

    /** An order that is known, or that was stopped or cancelled before it came, changes nothing. */
    public void announce(Consignment consignment) {
        if (shipments.lock(consignment.orderId()).isEmpty()) {
            shipments.add(Shipment.announced(consignment, now()));
        }
    }

    public CarrierStep requestBooking(UUID orderId) {
        var shipment = ofOrder(orderId);
        return switch (shipment.state()) {
            case ANNOUNCED -> {
                shipment.requestOf(carriers.chosen(), now());
                yield bookingOf(shipment, false);
            }
            case REQUESTED -> bookingOf(shipment, true);
            case CANCELLED -> throw new IllegalTransition(shipment, "booked");
            default -> CarrierStep.NOTHING;
        };
    }

    public void recordBooking(UUID orderId, Optional<Booking> answer) {
        var shipment = ofOrder(orderId);
        if (shipment.state() != REQUESTED || answer.isEmpty()) {
            return;
        }
        switch (answer.get().status()) {
            case REFUSED -> reject(shipment, REFUSED, answer.get().reason(), CARRIER_REFUSED);
            case CANCELLED -> reject(shipment, REFUSED, "cancelled_by_carrier", CARRIER_REFUSED);
            default -> shipment.bookedAs(answer.get(), now());
        }
    }

    /** Before the order itself was seen, sees to it that it never will be sent. */
    public CarrierStep requestStop(UUID orderId) {
        var known = shipments.lock(orderId);
        if (known.isEmpty()) {
            tell(shipments.add(Shipment.endedBefore(orderId, STOPPED, STOP, now())), STOP);
            return CarrierStep.NOTHING;
        }
        if (known.get().state() == ANNOUNCED) {
            reject(known.get(), STOPPED, STOP, STOP);
        }
        return stopOf(known.get());
    }

    /** As {@link #requestStop}, for an order that waits for no answer. */
    public CarrierStep requestCancellation(UUID orderId) {
        var known = shipments.lock(orderId);
        if (known.isEmpty()) {
            shipments.add(Shipment.endedBefore(orderId, CANCELLED, ORDER_CANCELLED, now()));
            return CarrierStep.NOTHING;
        }
        var shipment = known.get();
        switch (shipment.state()) {
            case ANNOUNCED -> shipment.become(CANCELLED, ORDER_CANCELLED, now());
            case DISPATCHED, DELIVERED -> shipment.contradicted(ORDER_CANCELLED, now());
            default -> {}
        }
        return stopOf(shipment);
    }

    /** If the carrier has it already, its tracking feed says so, and nothing is done here. */
    public void recordStop(UUID orderId, Optional<Booking> answer) {
        var shipment = ofOrder(orderId);
        boolean tooLate = answer.filter(given -> given.status() == Booking.Status.DISPATCHED)
                .isPresent();
        if (shipment.state().isWithTheCarrier() && !tooLate) {
            reject(shipment, STOPPED, STOP, STOP);
        }
    }

    public Optional<ShipmentView> find(UUID orderId) {
        return shipments.ofOrder(orderId).map(Shipment::view);
    }

    private CarrierStep bookingOf(Shipment shipment, boolean repeated) {
        return new CarrierStep.Book(
                shipment.carrier(), shipment.consignment(), shipment.ask(Operation.BOOK, now()), repeated);
    }

    private CarrierStep stopOf(Shipment shipment) {
        return shipment.state().isWithTheCarrier()
                ? new CarrierStep.Stop(
                        shipment.carrier(),
                        shipment.reference(),
                        Operation.BOOK.idempotencyKeyOf(shipment.id()),
                        shipment.ask(Operation.CANCEL, now()))
                : CarrierStep.NOTHING;
    }

    private void reject(Shipment shipment, ShipmentState state, String why, String told) {
        shipment.become(state, why, now());
        tell(shipment, told);
    }

    private void tell(Shipment shipment, String reason) {
        outbox.append(new ShipmentRejected(
                shipment.id().toString(), shipment.orderId().toString(), reason));
    }

    private Shipment ofOrder(UUID orderId) {
        return shipments
                .lock(orderId)
                .orElseThrow(() -> new PermanentFailure("there is no shipment of order " + orderId));
    }

    private Instant now() {
        return clock.instant();
    }
}
