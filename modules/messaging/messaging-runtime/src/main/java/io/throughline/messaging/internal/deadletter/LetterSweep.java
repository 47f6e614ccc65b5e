package io.throughline.messaging.internal.deadletter;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks each minute at a thousand letters that wait, whether they were handled without anybody telling of it. */
@ApplicationScoped
class LetterSweep {

    private static final Logger LOG = System.getLogger(LetterSweep.class.getName());
    private static final UUID FIRST = new UUID(0, 0);
    private static final int AT_A_TIME = 1_000;
    private static final String RESOLVE = "SELECT messaging.resolve_handled_letters(?, ?)";

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private Database database;

    private volatile UUID after = FIRST;
    private ScheduledFuture<?> ticking;

    void start(@Observes Startup event) {
        ticking = scheduler.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.MINUTES);
    }

    private void tick() {
        try {
            var last = database.query(
                    connection -> Rows.one(connection, RESOLVE, row -> row.getObject(1, UUID.class), after, AT_A_TIME));
            after = last == null ? FIRST : last;
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "cannot look at the dead letters, trying again in a minute", e);
        }
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }
}
