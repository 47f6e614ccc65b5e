package io.throughline.sandbox.carrier;

import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.idempotency.Answer;
import io.throughline.sandbox.idempotency.KeyedCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The carrier's decisions, and the clock that moves its parcels on. What is due outlives a restart. */
public final class Depot implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Depot.class.getName());

    private final CarrierLedger ledger;
    private final KeyedCalls<Change> calls;
    private final Transit transit;
    private final ScheduledThreadPoolExecutor clock;

    private Depot(CarrierLedger ledger, Transit transit) {
        this.ledger = ledger;
        this.calls = new KeyedCalls<>(ledger);
        this.transit = transit;
        this.clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "carrier-clock");
            thread.setDaemon(true);
            return thread;
        });
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    public static Depot open(CarrierLedger ledger, Transit transit) {
        Depot depot = new Depot(ledger, transit);
        ledger.shipments().forEach(depot::schedule);
        return depot;
    }

    KeyedCalls<Change> calls() {
        return calls;
    }

    Shipment find(String id) {
        return ledger.shipment(id)
                .orElseThrow(() -> new Problem(404, "unknown_shipment", "There is no shipment " + id + "."));
    }

    Change book(String key, Parcel parcel) {
        if (parcel.isRefused()) {
            throw Problem.field("address_refused", "recipient.postalCode", "is not served by this carrier");
        }
        Instant now = Instant.now();
        String id = UUID.randomUUID().toString().replace("-", "");
        String code = "TL" + id.substring(0, 12).toUpperCase(Locale.ROOT);
        Instant due = parcel.isKeptAtTheDepot() ? null : now.plus(transit.dispatchAfter());
        Booking booking = new Booking("shp_" + id, key, code, now);
        Shipment shipment = new Shipment(booking, parcel, ShipmentStatus.BOOKED, due);
        schedule(shipment);
        return new Change(shipment, Answer.of(201, shipment.view()));
    }

    Change cancel(String id) {
        Shipment shipment = find(id);
        if (shipment.status() == ShipmentStatus.DISPATCHED || shipment.status() == ShipmentStatus.DELIVERED) {
            throw new Problem(409, "already_dispatched", "Shipment " + id + " has left the depot.");
        }
        Shipment cancelled = shipment.now(ShipmentStatus.CANCELLED, null);
        return new Change(cancelled, Answer.of(200, cancelled.view()));
    }

    /** Lets the waiting parcels of an order go now. */
    List<Shipment> release(String order) {
        return calls.between(() -> ledger.shipmentsOf(order).stream()
                .filter(Shipment::isWaiting)
                .map(waiting -> move(waiting.now(ShipmentStatus.BOOKED, Instant.now()), false))
                .toList());
    }

    private Shipment move(Shipment shipment, boolean told) {
        ledger.move(shipment, told);
        schedule(shipment);
        return shipment;
    }

    private void schedule(Shipment shipment) {
        if (shipment.due() == null) {
            return;
        }
        long millis = Duration.between(Instant.now(), shipment.due()).toMillis();
        try {
            clock.schedule(() -> moveOn(shipment.id()), Math.max(millis, 0), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing; {0} moves on after the next start", shipment.id());
        }
    }

    private void moveOn(String id) {
        try {
            calls.between(() -> ledger.shipment(id)
                    .filter(shipment -> shipment.due() != null)
                    .map(this::next));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Shipment " + id + " cannot move on", e);
        }
    }

    private Shipment next(Shipment shipment) {
        return shipment.status() == ShipmentStatus.BOOKED
                ? move(shipment.now(ShipmentStatus.DISPATCHED, Instant.now().plus(transit.deliverAfter())), true)
                : move(shipment.now(ShipmentStatus.DELIVERED, null), true);
    }

    @Override
    public void close() {
        // never interrupted: an interrupt in the middle of a line would close the journal
        clock.shutdown();
        try {
            if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "The carrier's clock does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
