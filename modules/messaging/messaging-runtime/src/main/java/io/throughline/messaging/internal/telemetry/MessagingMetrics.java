package io.throughline.messaging.internal.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.throughline.messaging.internal.delivery.Subscriptions;
import io.throughline.messaging.internal.inbox.DuplicateCount;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * Instruments that are read when the telemetry exports them, and never while it is disabled. The gauges tell of the
 * whole installation and are the same on every node; the counter tells of its own node.
 */
@ApplicationScoped
public class MessagingMetrics {

    private static final AttributeKey<String> STATE = AttributeKey.stringKey("state");
    private static final AttributeKey<String> CONSUMER = AttributeKey.stringKey("consumer");

    private static final AttributeKey<String> KIND = AttributeKey.stringKey("kind");
    private static final List<String> KINDS = List.of("circuit", "operator");

    @Inject
    private Meter meter;

    @Inject
    private OutboxHealth health;

    @Inject
    private DuplicateCount duplicates;

    @Inject
    private Subscriptions subscriptions;

    private final List<BatchCallback> callbacks = new ArrayList<>();

    void start(@Observes Startup event) {
        var events = gauge("throughline.outbox.events", "{event}", "committed events that are not at the broker");
        var oldest = meter.gaugeBuilder("throughline.outbox.oldest_age")
                .setUnit("s")
                .setDescription("age of the oldest committed event that is not at the broker")
                .buildObserver();
        var keys = gauge("throughline.blocked_keys", "{key}", "keys that wait for an event that failed");
        var letters = gauge("throughline.dead_letters", "{event}", "dead letters that are not settled");
        var pauses =
                gauge("throughline.consumer.paused", "1", "1 while the consumer stands still, 0 when it runs again");
        var suppressed = meter.counterBuilder("throughline.inbox.duplicates")
                .setUnit("{event}")
                .setDescription("deliveries that had been handled before")
                .buildObserver();
        callbacks.add(meter.batchCallback(() -> backlog(events, oldest), events, oldest));
        callbacks.add(meter.batchCallback(() -> blockedKeys(keys), keys));
        callbacks.add(meter.batchCallback(() -> deadLetters(letters), letters));
        callbacks.add(meter.batchCallback(() -> pauses(pauses), pauses));
        callbacks.add(meter.batchCallback(() -> duplicates(suppressed), suppressed));
    }

    private ObservableLongMeasurement gauge(String name, String unit, String description) {
        return meter.gaugeBuilder(name)
                .ofLongs()
                .setUnit(unit)
                .setDescription(description)
                .buildObserver();
    }

    private void backlog(ObservableLongMeasurement events, ObservableDoubleMeasurement oldest) {
        for (var backlog : health.backlog()) {
            var state = Attributes.of(STATE, backlog.state());
            events.record(backlog.events(), state);
            oldest.record(backlog.oldestSeconds(), state);
        }
    }

    private void blockedKeys(ObservableLongMeasurement keys) {
        for (var blocked : health.blockedKeys()) {
            keys.record(blocked.keys(), Attributes.of(CONSUMER, blocked.consumer(), STATE, blocked.state()));
        }
    }

    private void deadLetters(ObservableLongMeasurement letters) {
        for (var group : health.deadLetters()) {
            letters.record(group.waiting(), Attributes.of(CONSUMER, group.consumer(), STATE, "waiting"));
            letters.record(group.replaying(), Attributes.of(CONSUMER, group.consumer(), STATE, "replaying"));
        }
    }

    private void pauses(ObservableLongMeasurement pauses) {
        var now = health.pauses();
        for (var consumer : subscriptions.consumers()) {
            for (var kind : KINDS) {
                pauses.record(
                        now.contains(new OutboxHealth.Pause(consumer, kind)) ? 1 : 0,
                        Attributes.of(CONSUMER, consumer, KIND, kind));
            }
        }
    }

    private void duplicates(ObservableLongMeasurement suppressed) {
        duplicates.all().forEach((consumer, count) -> suppressed.record(count, Attributes.of(CONSUMER, consumer)));
    }

    @PreDestroy
    void stop() {
        callbacks.forEach(BatchCallback::close);
    }
}
