package io.throughline.sandbox.courier;

import io.throughline.sandbox.courier.Outcome.Kind;
import io.throughline.sandbox.fault.Effect;
import io.throughline.sandbox.fault.FaultTarget;
import io.throughline.sandbox.fault.Faults;
import io.throughline.sandbox.fault.Strike;
import io.throughline.sandbox.payment.Ledger;
import io.throughline.sandbox.payment.PaymentNotice;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Brings every notice of the ledger to the merchant until he takes it, each by itself, so that their order is only likely.
 * What was not taken before a restart is brought after it. All state belongs to the one thread of the clock.
 */
public final class Courier implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Courier.class.getName());
    private static final int MOST_AT_ONCE = 16;
    private static final int LONGEST_PAUSE_AFTER = 4;

    private final CourierLedger ledger;
    private final Faults faults;
    private final FaultTarget target;
    private final Post post = new Post();
    private final ScheduledThreadPoolExecutor clock;
    private final Deque<Errand> ready = new ArrayDeque<>();
    private final Map<String, Errand> heldByAuthorization = new HashMap<>();
    private Notification destination;
    private int onTheWay;
    private int nobodyThere;
    private boolean paused;

    private Courier(CourierLedger ledger, Faults faults, FaultTarget target, Notification destination) {
        this.ledger = ledger;
        this.faults = faults;
        this.target = target;
        this.destination = destination;
        this.clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "courier");
            thread.setDaemon(true);
            return thread;
        });
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    public static Courier open(
            CourierLedger ledger, Faults faults, FaultTarget target, Notification destination, Ledger payments) {
        Courier courier = new Courier(ledger, faults, target, destination);
        payments.tell(notice -> courier.soon(() -> courier.accept(notice)));
        return courier;
    }

    /** Sends what comes from now on, and what still waits, there; nowhere when it names no address. */
    void redirect(Notification other) {
        soon(() -> {
            destination = other;
            nobodyThere = 0;
            paused = false;
            if (!other.isWanted()) {
                ready.clear();
            }
            setOut();
        });
    }

    private void accept(PaymentNotice notice) {
        if (!destination.isWanted() || !ledger.register(notice)) {
            return;
        }
        Effect effect =
                faults.strike(target, notice.event()).map(Strike::effect).orElse(null);
        if (effect == null) {
            bring(Errand.of(notice));
            return;
        }
        switch (effect.mode()) {
            case DROP -> ledger.record(notice, Kind.DROPPED);
            case DELAY -> later(effect.delay(), () -> bring(Errand.of(notice)));
            case DUPLICATE -> bring(Errand.twice(notice, effect.delay()));
            case REORDER -> hold(Errand.of(notice), effect.delay());
            default -> throw new IllegalStateException(effect.mode() + " does not befall a webhook");
        }
    }

    /** Until the next of the same authorization was taken, but not for ever. */
    private void hold(Errand errand, Duration atMost) {
        String authorization = errand.notice().authorizationId();
        release(heldByAuthorization.put(authorization, errand));
        later(atMost, () -> {
            if (heldByAuthorization.remove(authorization, errand)) {
                bring(errand);
            }
        });
    }

    private void release(Errand held) {
        if (held != null) {
            bring(held);
        }
    }

    private void bring(Errand errand) {
        ready.add(errand);
        setOut();
    }

    private void setOut() {
        while (!paused && onTheWay < MOST_AT_ONCE && !ready.isEmpty()) {
            Errand errand = ready.remove();
            onTheWay++;
            post.send(errand.notice(), destination).thenAccept(result -> soon(() -> back(errand, result)));
        }
    }

    private void back(Errand errand, Post.Result result) {
        onTheWay--;
        switch (result) {
            case TAKEN -> taken(errand);
            case REFUSED -> {
                Errand next = errand.failed();
                later(next.delay(), () -> bring(next));
            }
            case NOBODY_THERE -> {
                ready.addFirst(errand);
                pause();
            }
        }
        setOut();
    }

    private void taken(Errand errand) {
        nobodyThere = 0;
        ledger.record(errand.notice(), Kind.DELIVERED);
        release(heldByAuthorization.remove(errand.notice().authorizationId()));
        if (errand.again() != null) {
            later(errand.again(), () -> bring(Errand.of(errand.notice())));
        }
    }

    /** One that finds nobody speaks for all. */
    private void pause() {
        if (!paused) {
            paused = true;
            nobodyThere = Math.min(nobodyThere + 1, LONGEST_PAUSE_AFTER);
            later(Errand.delay(nobodyThere), () -> {
                paused = false;
                setOut();
            });
        }
    }

    private void soon(Runnable work) {
        later(Duration.ZERO, work);
    }

    private void later(Duration delay, Runnable work) {
        try {
            clock.schedule(() -> logged(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing; what was not brought is brought after the next start");
        }
    }

    private static void logged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The courier failed", e);
        }
    }

    @Override
    public void close() {
        // never interrupted: an interrupt in the middle of a line would close the journal
        clock.shutdown();
        try {
            clock.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
