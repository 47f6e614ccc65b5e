package io.throughline.devstack;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells every quarter of a minute that something is still being done, until it is closed. */
final class Patience implements AutoCloseable {

    private static final int SECONDS = 15;

    private final ScheduledExecutorService clock;
    private int seconds;

    private Patience(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    static Patience with(Progress progress, String part, String what) {
        return with(progress, part, what, TimeUnit.SECONDS.toMillis(SECONDS));
    }

    static Patience with(Progress progress, String part, String what, long everyMillis) {
        progress.doing(part, what);
        var patience = new Patience(Executors.newSingleThreadScheduledExecutor(Patience::thread));
        patience.clock.scheduleAtFixedRate(
                () -> progress.doing(part, "still " + what + " after " + patience.more() + " s"),
                everyMillis,
                everyMillis,
                TimeUnit.MILLISECONDS);
        return patience;
    }

    private int more() {
        seconds += SECONDS;
        return seconds;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "patience");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
