package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.Handles;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.contract.Contracts;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Which consumer handles which type of event; {@code messaging.subscription} remembers since when. */
@ApplicationScoped
public class Subscriptions {

    /** @param type {@link #ANY} for all of its source */
    public record Subscription(String consumer, String type) {

        public boolean takes(String context, String eventType) {
            return type.equals(eventType) || type.equals(ANY) && consumer.endsWith("." + context + "-events");
        }
    }

    /** Instead of a type. */
    public static final String ANY = "*";

    private static final Logger LOG = System.getLogger(Subscriptions.class.getName());
    private static final String REMEMBER =
            "INSERT INTO messaging.subscription (consumer, type) VALUES (?, ?) ON CONFLICT DO NOTHING";

    @Inject
    private HandlerScan scan;

    @Inject
    private Contracts contracts;

    @Inject
    private Database database;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private Set<Subscription> all = Set.of();
    private ScheduledFuture<?> ticking;

    void start(@Observes Startup event) {
        all = scan.handlers().stream().map(this::subscription).collect(Collectors.toUnmodifiableSet());
        ticking = scheduler.scheduleWithFixedDelay(this::remember, 0, 1, TimeUnit.MINUTES);
    }

    /** Those of this deployment. */
    public Set<Subscription> all() {
        return all;
    }

    /** Their names, in order. */
    public SortedSet<String> consumers() {
        return all.stream().map(Subscription::consumer).collect(Collectors.toCollection(TreeSet::new));
    }

    private Subscription subscription(Class<?> handler) {
        var consumer =
                ConsumerDefinition.of(handler.getAnnotation(Handles.class).value());
        return new Subscription(consumer.name(), typeOf(handler));
    }

    private String typeOf(Class<?> handler) {
        try {
            return contracts.of(HandlerIndex.eventClass(handler)).name();
        } catch (IllegalArgumentException e) {
            return ANY;
        }
    }

    private void remember() {
        try {
            database.run(connection -> {
                for (var subscription : all) {
                    Rows.update(connection, REMEMBER, subscription.consumer(), subscription.type());
                }
            });
            ticking.cancel(false);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "cannot remember the subscriptions, trying again in a minute", e);
        }
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
    }
}
