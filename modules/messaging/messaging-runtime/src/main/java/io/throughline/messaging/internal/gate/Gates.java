package io.throughline.messaging.internal.gate;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The gates of this node, kept in step with those of the others each second. */
@ApplicationScoped
public class Gates {

    private static final Logger LOG = System.getLogger(Gates.class.getName());

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private PauseTable table;

    @Inject
    @ConfigProperty(name = "throughline.circuit.failures", defaultValue = "10")
    private int failures;

    @Inject
    @ConfigProperty(name = "throughline.circuit.without-success", defaultValue = "PT5S")
    private Duration without;

    @Inject
    @ConfigProperty(name = "throughline.circuit.first-probe", defaultValue = "PT1S")
    private Duration firstProbe;

    @Inject
    @ConfigProperty(name = "throughline.circuit.longest-probe", defaultValue = "PT5S")
    private Duration longestProbe;

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private ScheduledFuture<?> ticking;
    private volatile boolean stopping;

    void start(@Observes Startup event) {
        ticking = scheduler.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.SECONDS);
    }

    private Gate of(String consumer) {
        var known = gates.get(consumer);
        return known != null ? known : gates.computeIfAbsent(consumer, ignored -> made());
    }

    private Gate made() {
        var gate = new Gate(new Outage.Rules(failures, without, firstProbe, longestProbe), System::nanoTime);
        if (stopping) {
            gate.close();
        }
        return gate;
    }

    /** Waits until a delivery of the consumer may begin; {@link #leave} must follow. */
    public void enter(String consumer) {
        of(consumer).enter();
    }

    public void leave(String consumer) {
        of(consumer).leave();
    }

    /** What a delivery needed was there. */
    public void succeeded(String consumer) {
        of(consumer).succeeded();
    }

    /** A delivery ended that says nothing of what the consumer needs: it did not ask, or failed for another reason. */
    public void toldNothing(String consumer) {
        of(consumer).toldNothing();
    }

    public void unavailable(String consumer, Duration retryAfter) {
        of(consumer).unavailable(retryAfter);
    }

    /** How many requests to drain its keys may wait in the consumer's queue: few during an outage, none while paused. */
    public int requests(String consumer, int usual, int few) {
        return of(consumer).requests(usual, few);
    }

    /** Also at once after an operator's order; the other nodes follow within a second. */
    void tick() {
        try {
            var known = table.orders();
            known.keySet().forEach(this::of);
            gates.forEach((consumer, gate) -> gate.follow(known.getOrDefault(consumer, Gate.Orders.NONE)));
            gates.forEach(this::tell);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "cannot look for pauses, trying again in a second", e);
        }
    }

    private void tell(String consumer, Gate gate) {
        boolean away = gate.asks();
        if (table.tell(consumer, away)) {
            LOG.log(Level.WARNING, "{0}: {1}", consumer, away ? "paused, what it needs is away" : "goes on");
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
        if (ticking != null) {
            ticking.cancel(false);
        }
        gates.values().forEach(Gate::close);
    }
}
