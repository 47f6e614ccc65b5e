package io.throughline.orders.rest;

import io.throughline.orders.OrderChanged;
import io.throughline.orders.OrderQueries;
import io.throughline.orders.StatusUpdate;
import io.throughline.problem.Problem;
import io.throughline.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Brings status changes to the clients that watch. A change of this node is sent right after its commit; those of
 * other nodes are found by one query a second for all watched orders, and by none while nobody watches.
 */
@ApplicationScoped
public class StatusFeed {

    private static final Logger LOG = Logger.getLogger(StatusFeed.class.getName());
    private static final int KEEP_ALIVE_SECONDS = 10;

    @Resource(lookup = "concurrent/throughline")
    ManagedScheduledExecutorService executor;

    @Inject
    OrderQueries queries;

    @Inject
    @ConfigProperty(name = "throughline.orders.max-watchers", defaultValue = "2000")
    int maxWatchers;

    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private List<Future<?>> schedules = List.of();

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        schedules = List.of(
                executor.scheduleWithFixedDelay(this::poll, 1, 1, TimeUnit.SECONDS),
                executor.scheduleWithFixedDelay(
                        () -> subscriptions.forEach(Subscription::keepAlive),
                        KEEP_ALIVE_SECONDS,
                        KEEP_ALIVE_SECONDS,
                        TimeUnit.SECONDS));
    }

    @PreDestroy
    void stop() {
        schedules.forEach(schedule -> schedule.cancel(false));
        subscriptions.forEach(Subscription::close);
    }

    /**
     * Subscribes before it reads the history, so that no change falls between the two. Nothing is sent on the request's
     * own thread: if another has sent a keep-alive or a change before, Liberty refuses that thread's write (SRVE0918E)
     * and the stream ends.
     */
    void subscribe(Subscription client) {
        if (subscriptions.size() >= maxWatchers) {
            throw new ProblemException(Problem.of(503, "Too many clients watch orders on this node; try again later."));
        }
        subscriptions.add(client);
        executor.execute(() -> deliver(Set.of(client.orderId())));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrderChanged change) {
        var id = change.orderId();
        if (subscriptions.stream().anyMatch(client -> client.orderId().equals(id))) {
            executor.execute(() -> deliver(Set.of(id)));
        }
    }

    /** An exception would end the schedule, so the next second tries again instead. */
    void poll() {
        try {
            subscriptions.removeIf(Subscription::isClosed);
            if (!subscriptions.isEmpty()) {
                deliver(subscriptions.stream().map(Subscription::orderId).collect(Collectors.toSet()));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Status changes cannot be read, trying again: {0}", e.toString());
        }
    }

    private void deliver(Set<UUID> orderIds) {
        var histories = queries.history(orderIds).stream().collect(Collectors.groupingBy(StatusUpdate::orderId));
        subscriptions.forEach(client -> client.send(histories.getOrDefault(client.orderId(), List.of())));
    }
}
