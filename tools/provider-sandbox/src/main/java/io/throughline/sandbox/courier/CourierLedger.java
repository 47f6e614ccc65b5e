package io.throughline.sandbox.courier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.courier.Outcome.Kind;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.journal.Journal;
import io.throughline.sandbox.payment.PaymentNotice;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which webhooks of one provider the merchant took. The webhooks themselves follow from the payments' ledger. */
public final class CourierLedger implements AutoCloseable {
    private final String provider;
    private final Map<String, Long> deliveries = new HashMap<>();
    private final Map<String, Kind> settled = new HashMap<>();
    private final Map<String, PaymentNotice> known = new LinkedHashMap<>();
    private final Map<String, List<PaymentNotice>> byOrder = new HashMap<>();
    private final Journal<Outcome> journal;

    private CourierLedger(String provider, Path file) {
        this.provider = provider;
        journal = Journal.open(file, Json.MAPPER, Outcome.class, this::apply);
    }

    public static CourierLedger open(String provider, Path file) {
        return new CourierLedger(provider, file);
    }

    String provider() {
        return provider;
    }

    synchronized void record(PaymentNotice notice, Kind kind) {
        Outcome outcome = new Outcome(Instant.now(), notice.id(), kind);
        journal.append(outcome);
        apply(outcome);
    }

    private void apply(Outcome outcome) {
        settled.put(outcome.webhookId(), outcome.kind());
        deliveries.merge(outcome.webhookId(), outcome.kind() == Kind.DELIVERED ? 1L : 0L, Long::sum);
    }

    /** From now on it is listed; true when nothing has become of it yet. */
    synchronized boolean register(PaymentNotice notice) {
        if (known.putIfAbsent(notice.id(), notice) == null) {
            byOrder.computeIfAbsent(notice.orderReference(), order -> new ArrayList<>())
                    .add(notice);
        }
        return !settled.containsKey(notice.id());
    }

    synchronized List<ObjectNode> all() {
        return views(known.values());
    }

    synchronized List<ObjectNode> of(String order) {
        return views(byOrder.getOrDefault(order, List.of()));
    }

    synchronized ObjectNode summary() {
        long delivered =
                settled.values().stream().filter(Kind.DELIVERED::equals).count();
        ObjectNode view = Json.MAPPER.createObjectNode().put("delivered", delivered);
        view.put(
                "repeats",
                deliveries.values().stream()
                        .mapToLong(count -> Math.max(count - 1, 0))
                        .sum());
        view.put("dropped", settled.size() - delivered);
        return view.put(
                "pending",
                known.keySet().stream().filter(id -> !settled.containsKey(id)).count());
    }

    private List<ObjectNode> views(Collection<PaymentNotice> notices) {
        return notices.stream().map(this::view).toList();
    }

    private ObjectNode view(PaymentNotice notice) {
        ObjectNode view =
                Json.MAPPER.createObjectNode().put("webhookId", notice.id()).put("provider", provider);
        view.put("type", notice.type()).put("orderId", notice.orderReference());
        view.put("authorizationId", notice.authorizationId());
        Kind kind = settled.get(notice.id());
        view.put(
                "state",
                kind == null ? "pending" : Json.MAPPER.valueToTree(kind).textValue());
        return view.put("deliveries", deliveries.getOrDefault(notice.id(), 0L))
                .put("at", notice.at().toString());
    }

    @Override
    public void close() {
        journal.close();
    }
}
