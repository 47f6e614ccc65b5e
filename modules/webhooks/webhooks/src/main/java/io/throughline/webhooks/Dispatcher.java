package io.throughline.webhooks;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hands what is due to {@link AttemptRunner}, as far as there are slots. Woken when deliveries were committed, when the
 * next one is due, and by the end of an attempt that is to be repeated or that others wait behind; the net below is for
 * what another node left behind.
 */
@ApplicationScoped
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());
    private static final long GATHERING_MILLIS = 25;
    private static final Duration SAFETY_NET = Duration.ofSeconds(30);
    private static final Duration WHILE_SATURATED = Duration.ofSeconds(1);

    /** What a look leaves behind. */
    private enum Rest {
        NOTHING,
        /** For the pace's sake; the next look has a time. */
        HELD,
        /** For want of slots, or because another node is at it. */
        DUE;

        Rest or(Rest other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    @Resource(lookup = "concurrent/throughline")
    ManagedScheduledExecutorService executor;

    @Inject
    DueDeliveries due;

    @Inject
    AttemptRunner runner;

    @Inject
    WebhookClock clock;

    @Inject
    @ConfigProperty(name = "throughline.webhooks.slots", defaultValue = "16")
    int total;

    @Inject
    @ConfigProperty(name = "throughline.webhooks.slots-per-endpoint", defaultValue = "4")
    int perEndpoint;

    private final AtomicInteger wakes = new AtomicInteger();
    private final AtomicBoolean lookAhead = new AtomicBoolean(true);
    private volatile boolean more;
    private volatile DeliverySlots slots;
    private volatile Future<?> alarm;
    private volatile boolean stopped;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        slots = new DeliverySlots(total, perEndpoint);
        wake();
    }

    @PreDestroy
    void stop() {
        stopped = true;
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    /** Looks for what is due, in a moment and for all who ask until then; to be called after the commit. */
    public void wake() {
        if (!stopped && wakes.getAndIncrement() == 0) {
            executor.schedule(this::run, GATHERING_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        int seen;
        do {
            seen = wakes.get();
            dispatch();
        } while (!wakes.compareAndSet(seen, 0));
    }

    /** A failure, of whatever kind, would end the dispatching, so the next look tries again instead. */
    private void dispatch() {
        if (stopped) {
            return;
        }
        // until it is known, so that an attempt that ends meanwhile looks again
        more = true;
        try {
            var now = clock.now();
            var endpoints = new ArrayList<>(due.endpoints(now));
            Collections.shuffle(endpoints);
            var rest = Rest.NOTHING;
            for (var endpoint : endpoints) {
                rest = rest.or(dispatch(endpoint));
            }
            more = rest == Rest.DUE;
            if (rest != Rest.NOTHING || lookAhead.getAndSet(false)) {
                wakeAt(due.next(now), more ? WHILE_SATURATED : SAFETY_NET);
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "Webhooks that are due cannot be read, trying again: {0}", e.toString());
            wakeAt(Optional.empty(), WHILE_SATURATED);
        }
    }

    private Rest dispatch(DueEndpoint endpoint) {
        int free = slots.take(endpoint.name());
        int used = 0;
        boolean held = endpoint.held();
        try {
            if (free > 0) {
                for (var attempt : due.claim(endpoint.name(), free, clock.now(), runner.lease())) {
                    executor.execute(() -> attempt(attempt));
                    used++;
                    held |= attempt.paceSpent();
                }
            }
        } finally {
            for (int unused = used; unused < free; unused++) {
                slots.giveBack(endpoint.name());
            }
        }
        if (used == free) {
            return Rest.DUE;
        }
        return held ? Rest.HELD : used > 0 ? Rest.NOTHING : Rest.DUE;
    }

    private void attempt(Attempt attempt) {
        var ended = new AttemptRunner.Ended(false, false);
        try {
            ended = runner.run(attempt);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "The outcome of webhook {0} cannot be noted, it will be sent again: {1}",
                    new Object[] {attempt.deliveryId(), e});
        } finally {
            slots.giveBack(attempt.endpoint(), ended.swift());
            if (!ended.forGood()) {
                lookAhead.set(true);
            }
            if (more || !ended.forGood()) {
                wake();
            }
        }
    }

    private void wakeAt(Optional<Instant> next, Duration atTheLatest) {
        var wait = next.map(at -> Duration.between(clock.now(), at))
                .filter(until -> until.compareTo(atTheLatest) < 0)
                .orElse(atTheLatest);
        if (alarm != null) {
            alarm.cancel(false);
        }
        alarm = executor.schedule(this::wakeAndLookAhead, Math.max(0, wait.toMillis()) + 1, TimeUnit.MILLISECONDS);
    }

    /** As {@link #wake}, for deliveries that are due later. */
    public void wakeAndLookAhead() {
        lookAhead.set(true);
        wake();
    }
}
