package io.throughline.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.journal.Journal;
import io.throughline.sandbox.signature.WebhookSecret;
import io.throughline.sandbox.webhook.Entry.Received;
import io.throughline.sandbox.webhook.Entry.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every webhook that was taken. It is in the journal before its sender is told so. */
public final class WebhookLedger implements AutoCloseable {
    private record Key(String endpoint, String webhookId) {}

    private final Map<String, WebhookSecret> secrets = new HashMap<>();
    private final Map<Key, Reception> receptions = new LinkedHashMap<>();
    private final Map<String, List<Reception>> byId = new HashMap<>();
    private final Map<String, List<Reception>> byEndpoint = new LinkedHashMap<>();
    private final Map<String, List<Reception>> byOrder = new HashMap<>();
    private final Journal<Entry> journal;

    private WebhookLedger(Path file) {
        journal = Journal.open(file, Json.MAPPER, Entry.class, this::apply);
    }

    public static WebhookLedger open(Path directory) {
        return new WebhookLedger(directory.resolve("webhooks.jsonl"));
    }

    synchronized void receive(Arrival arrival) {
        WebhookSecret secret = secrets.get(arrival.endpoint());
        Boolean verdict = secret == null ? null : secret.verifies(arrival.signed(), arrival.at());
        record(new Received(arrival, verdict));
    }

    synchronized void check(String endpoint, String secret) {
        record(new Secret(endpoint, secret));
    }

    synchronized List<ObjectNode> all() {
        return views(List.copyOf(receptions.values()));
    }

    synchronized List<ObjectNode> withId(String webhookId) {
        return views(byId.getOrDefault(webhookId, List.of()));
    }

    synchronized List<ObjectNode> at(String endpoint) {
        return views(byEndpoint.getOrDefault(endpoint, List.of()));
    }

    synchronized List<ObjectNode> of(String orderId) {
        return views(byOrder.getOrDefault(orderId, List.of()));
    }

    private static List<ObjectNode> views(List<Reception> receptions) {
        return receptions.stream().map(Reception::view).toList();
    }

    synchronized ObjectNode summary() {
        ObjectNode view = Json.MAPPER.createObjectNode().put("count", receptions.size());
        view.put("distinct", byId.size());
        view.put("repeats", sum(Reception::repeats));
        view.put("signaturesInvalid", sum(reception -> reception.isForged() ? 1L : 0L));
        ObjectNode endpoints = view.putObject("byEndpoint");
        byEndpoint.forEach((endpoint, received) -> endpoints.put(endpoint, received.size()));
        return view;
    }

    private long sum(Function<Reception, Long> number) {
        return receptions.values().stream().map(number).reduce(0L, Long::sum);
    }

    private void record(Entry entry) {
        journal.append(entry);
        apply(entry);
    }

    private void apply(Entry entry) {
        if (entry instanceof Received received) {
            Key key = new Key(received.arrival().endpoint(), received.arrival().webhookId());
            receptions
                    .computeIfAbsent(key, any -> index(new Reception(received.arrival())))
                    .add(received);
        } else if (entry instanceof Secret secret) {
            secrets.put(secret.endpoint(), WebhookSecret.of(secret.secret()));
        }
    }

    private Reception index(Reception reception) {
        add(byId, reception.webhookId(), reception);
        add(byEndpoint, reception.endpoint(), reception);
        if (reception.orderId() != null) {
            add(byOrder, reception.orderId(), reception);
        }
        return reception;
    }

    private static void add(Map<String, List<Reception>> index, String key, Reception reception) {
        index.computeIfAbsent(key, any -> new ArrayList<>()).add(reception);
    }

    @Override
    public void close() {
        journal.close();
    }
}
