package io.throughline.shipping;

import static io.throughline.shipping.ShipmentState.ANNOUNCED;
import static io.throughline.shipping.ShipmentState.BOOKED;
import static io.throughline.shipping.ShipmentState.DELIVERED;
import static io.throughline.shipping.ShipmentState.DISPATCHED;
import static io.throughline.shipping.ShipmentState.REQUESTED;

import com.github.f4b6a3.uuid.UuidCreator;
import io.throughline.shipping.provider.Booking;
import io.throughline.shipping.provider.Consignment;
import io.throughline.shipping.provider.Tracking;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The shipment of one order, from its announcement until the customer has it, or nothing will be sent. */
@Entity
@Table(name = "shipment")
class Shipment {

    @Id
    @Column(name = "shipment_id")
    private UUID id;

    @Column(name = "order_id")
    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private ShipmentState state;

    private String reason;

    @Embedded
    private Destination destination;

    private String carrier;

    @Column(name = "carrier_reference")
    private String reference;

    @Column(name = "tracking_code")
    private String trackingCode;

    @Column(name = "dispatched_at")
    private Instant dispatchedAt;

    @Column(name = "delivered_at")
    private Instant deliveredAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    @ElementCollection
    @CollectionTable(name = "shipment_line", joinColumns = @JoinColumn(name = "shipment_id"))
    @MapKeyColumn(name = "sku")
    @Column(name = "quantity")
    private Map<String, Long> lines = new TreeMap<>();

    @ElementCollection
    @CollectionTable(name = "shipment_transition", joinColumns = @JoinColumn(name = "shipment_id"))
    @OrderColumn(name = "position")
    private List<Transition> history = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "carrier_operation", joinColumns = @JoinColumn(name = "shipment_id"))
    @MapKeyColumn(name = "operation")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Operation, CarrierOperation> operations = new EnumMap<>(Operation.class);

    protected Shipment() {}

    private Shipment(UUID orderId, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.orderId = orderId;
        this.createdAt = now;
    }

    static Shipment announced(Consignment consignment, Instant now) {
        var shipment = new Shipment(consignment.orderId(), now);
        shipment.destination = Destination.of(consignment.recipient());
        shipment.lines.putAll(consignment.lines());
        shipment.enter(ANNOUNCED, null, now);
        return shipment;
    }

    /** Before the order itself was seen: it will never be sent. */
    static Shipment endedBefore(UUID orderId, ShipmentState end, String why, Instant now) {
        var shipment = new Shipment(orderId, now);
        shipment.enter(end, why, now);
        return shipment;
    }

    UUID id() {
        return id;
    }

    UUID orderId() {
        return orderId;
    }

    ShipmentState state() {
        return state;
    }

    String carrier() {
        return carrier;
    }

    /** What the carrier calls it; null if we have not heard. */
    String reference() {
        return reference;
    }

    String trackingCode() {
        return trackingCode;
    }

    Consignment consignment() {
        return new Consignment(orderId, destination == null ? null : destination.recipient(), new TreeMap<>(lines));
    }

    /** Records the wish once; the key is the same at every repetition. */
    String ask(Operation operation, Instant now) {
        return operations
                .computeIfAbsent(operation, wish -> new CarrierOperation(wish.idempotencyKeyOf(id), now))
                .idempotencyKey();
    }

    void requestOf(String chosenCarrier, Instant now) {
        carrier = chosenCarrier;
        become(REQUESTED, null, now);
    }

    void bookedAs(Booking booking, Instant now) {
        reference = booking.reference();
        trackingCode = booking.trackingCode();
        become(BOOKED, null, now);
    }

    /** Also of a booking whose answer we never heard. */
    void dispatchedAs(Tracking tracking, Instant now) {
        reference = tracking.reference();
        trackingCode = tracking.trackingCode();
        dispatchedAt = tracking.at();
        become(DISPATCHED, null, now);
    }

    void deliveredAt(Instant at, Instant now) {
        deliveredAt = at;
        become(DELIVERED, null, now);
    }

    void become(ShipmentState next, String why, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalTransition(this, next.name());
        }
        enter(next, why, now);
    }

    /** Keeps the state, and what was heard that contradicts it. */
    void contradicted(String heard, Instant now) {
        enter(state, heard, now);
    }

    ShipmentView view() {
        return new ShipmentView(
                id.toString(),
                orderId.toString(),
                state.name(),
                reason,
                carrier,
                trackingCode,
                dispatchedAt,
                deliveredAt,
                new TreeMap<>(lines),
                history.stream().map(Transition::view).toList());
    }

    private void enter(ShipmentState next, String why, Instant now) {
        state = next;
        reason = why;
        changedAt = now;
        history.add(new Transition(next, now, why));
    }
}
