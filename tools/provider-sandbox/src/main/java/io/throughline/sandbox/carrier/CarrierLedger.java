package io.throughline.sandbox.carrier;

import io.throughline.sandbox.carrier.Entry.Completed;
import io.throughline.sandbox.carrier.Entry.Moved;
import io.throughline.sandbox.carrier.Entry.Repeated;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.idempotency.KeyBook;
import io.throughline.sandbox.idempotency.KeyUse;
import io.throughline.sandbox.idempotency.KeyUses;
import io.throughline.sandbox.idempotency.KeyedCall;
import io.throughline.sandbox.idempotency.Repetition;
import io.throughline.sandbox.journal.Journal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything the carrier ever did. An entry is in the journal before it is seen here or answered. */
public final class CarrierLedger implements KeyBook<Change>, AutoCloseable {
    private final Map<String, Completed> byKey = new HashMap<>();
    private final KeyUses uses = new KeyUses();
    private final Map<String, Shipment> shipments = new LinkedHashMap<>();
    private final Map<String, Set<String>> byOrder = new HashMap<>();
    private final List<TrackingEvent> feed = new ArrayList<>();
    private final Journal<Entry> journal;

    private CarrierLedger(Path file) {
        journal = Journal.open(file, Json.MAPPER, Entry.class, this::apply);
    }

    public static CarrierLedger open(Path directory) {
        return new CarrierLedger(directory.resolve("shipments.jsonl"));
    }

    private void record(Entry entry) {
        journal.append(entry);
        apply(entry);
    }

    @Override
    public synchronized void complete(KeyedCall call, Change change) {
        record(new Completed(Instant.now(), call, change.answer(), change.shipment()));
    }

    @Override
    public synchronized void repeated(String key, Repetition as) {
        record(new Repeated(Instant.now(), key, as));
    }

    synchronized void move(Shipment shipment, boolean told) {
        record(new Moved(Instant.now(), shipment, told));
    }

    @Override
    public synchronized Optional<Completed> completed(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    synchronized Optional<Shipment> shipment(String id) {
        return Optional.ofNullable(shipments.get(id));
    }

    synchronized List<Shipment> shipments() {
        return List.copyOf(shipments.values());
    }

    synchronized List<Shipment> shipmentsOf(String order) {
        return byOrder.getOrDefault(order, Set.of()).stream()
                .map(shipments::get)
                .toList();
    }

    synchronized List<TrackingEvent> feed(long after, int limit) {
        int from = (int) Math.min(after, feed.size());
        return List.copyOf(feed.subList(from, Math.min(from + limit, feed.size())));
    }

    synchronized KeyUse use(String key) {
        return uses.of(key);
    }

    synchronized KeyUse allUses() {
        return uses.all();
    }

    synchronized int keys() {
        return byKey.size();
    }

    private void apply(Entry entry) {
        if (entry instanceof Completed completed) {
            byKey.put(completed.call().key(), completed);
            keep(completed.shipment());
        } else if (entry instanceof Repeated repeated) {
            uses.count(repeated.key(), repeated.as());
        } else if (entry instanceof Moved moved) {
            keep(moved.shipment());
            if (moved.told()) {
                tell(moved);
            }
        }
    }

    private void keep(Shipment shipment) {
        shipments.put(shipment.id(), shipment);
        byOrder.computeIfAbsent(shipment.order(), order -> new LinkedHashSet<>())
                .add(shipment.id());
    }

    private void tell(Moved moved) {
        Shipment shipment = moved.shipment();
        feed.add(new TrackingEvent(
                feed.size() + 1L,
                shipment.id(),
                shipment.order(),
                shipment.booking().trackingCode(),
                shipment.status(),
                moved.at()));
    }

    @Override
    public void close() {
        journal.close();
    }
}
