package io.throughline.inventory;

import io.throughline.inventory.events.StockRejected;
import io.throughline.inventory.events.StockRejected.MissingLine;
import io.throughline.inventory.events.StockReleased;
import io.throughline.inventory.events.StockReserved;
import io.throughline.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Counts stock and holds it for orders: all lines of an order or none, and none twice. */
@ApplicationScoped
@Transactional
public class StockService {

    @Inject
    StockItems items;

    @Inject
    Reservations reservations;

    @Inject
    Findings findings;

    @Inject
    Outbox outbox;

    /**
     * Answers the order once, with {@link StockReserved} or {@link StockRejected}; an order that was answered or
     * cancelled before changes nothing.
     *
     * @param wanted quantity for each sku
     */
    public void reserve(UUID orderId, Map<String, Long> wanted) {
        if (reservations.find(orderId).isPresent()) {
            return;
        }
        var stock = items.lock(wanted.keySet());
        var missing = missing(new TreeMap<>(wanted), stock);
        if (missing.isEmpty()) {
            wanted.forEach((sku, quantity) -> stock.get(sku).reserve(quantity));
            reservations.add(Reservation.of(orderId, wanted));
            outbox.append(new StockReserved(orderId.toString()));
        } else {
            reservations.add(Reservation.rejected(orderId));
            outbox.append(new StockRejected(orderId.toString(), missing));
        }
    }

    /** Gives back what is held for a cancelled order; before the order itself, sees to it that nothing will be. */
    public void release(UUID orderId) {
        reservations
                .lock(orderId)
                .ifPresentOrElse(
                        reservation -> release(orderId, reservation),
                        () -> reservations.add(Reservation.cancelledBefore(orderId)));
    }

    /**
     * Takes what was held for a dispatched order out of the stock, once. If nothing was held, the stock stays as it is:
     * what it should be is for people to find out.
     */
    public void ship(UUID orderId) {
        var reservation = reservations.lock(orderId);
        var state = reservation.map(Reservation::state).orElse(null);
        if (state == ReservationState.RESERVED) {
            ship(reservation.get());
        } else if (state != ReservationState.SHIPPED) {
            var held = state == null ? "there is no reservation" : "the reservation is " + state;
            findings.add(Finding.ofOrder(FindingKind.DISPATCHED_WITHOUT_RESERVATION, orderId, held));
        }
    }

    /**
     * Sets what a stockkeeper counted; the first count makes the article known.
     *
     * @throws StockBelowReserved if more than that is held for orders
     */
    public StockLevel count(String sku, long onHand) {
        var item = items.lockOrCreate(sku);
        item.count(onHand);
        return item.level();
    }

    public Optional<StockLevel> level(String sku) {
        return items.find(sku).map(StockItem::level);
    }

    private void release(UUID orderId, Reservation reservation) {
        if (reservation.state() == ReservationState.SHIPPED) {
            findings.add(
                    Finding.ofOrder(FindingKind.CANCELLED_AFTER_DISPATCH, orderId, "the goods have left the house"));
        }
        if (reservation.state() != ReservationState.RESERVED) {
            return;
        }
        var stock = items.lock(reservation.lines().keySet());
        reservation.lines().forEach((sku, quantity) -> stock.get(sku).release(quantity));
        reservation.release();
        outbox.append(new StockReleased(orderId.toString()));
    }

    private void ship(Reservation reservation) {
        var stock = items.lock(reservation.lines().keySet());
        reservation.lines().forEach((sku, quantity) -> stock.get(sku).ship(quantity));
        reservation.ship();
    }

    private static List<MissingLine> missing(Map<String, Long> wanted, Map<String, StockItem> stock) {
        return wanted.entrySet().stream()
                .map(line -> new MissingLine(line.getKey(), line.getValue(), available(stock.get(line.getKey()))))
                .filter(line -> line.requested() > line.available())
                .toList();
    }

    private static long available(StockItem item) {
        return item == null ? 0 : item.available();
    }
}
