package io.throughline.messaging.internal.relay;

import io.throughline.messaging.internal.wire.Shards;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the relay; every one has a default that suits production. */
@ApplicationScoped
class RelaySettings {

    @Inject
    @ConfigProperty(name = "throughline.env", defaultValue = "dev")
    private String environment;

    @Inject
    @ConfigProperty(name = "throughline.node", defaultValue = "node1")
    private String node;

    @Inject
    @ConfigProperty(name = "throughline.relay.enabled", defaultValue = "true")
    private boolean enabled;

    @Inject
    @ConfigProperty(name = "throughline.relay.workers", defaultValue = "4")
    private int workers;

    @Inject
    @ConfigProperty(name = "throughline.relay.batch-size", defaultValue = "500")
    private int batchSize;

    @Inject
    @ConfigProperty(name = "throughline.relay.call-timeout-millis", defaultValue = "8000")
    private long callTimeoutMillis;

    @Inject
    @ConfigProperty(name = "throughline.relay.save-millis", defaultValue = "200")
    private long saveMillis;

    @Inject
    @ConfigProperty(name = "throughline.relay.gather-from-per-second", defaultValue = "500")
    private int gatherFrom;

    @Inject
    @ConfigProperty(name = "throughline.relay.gather-millis", defaultValue = "20")
    private long gatherMillis;

    String environment() {
        return environment;
    }

    /** Unique among the running nodes. */
    String node() {
        return node;
    }

    boolean enabled() {
        return enabled;
    }

    int workers() {
        return workers;
    }

    /** So many that all workers find some, when everything is behind. */
    int shardsPerBatch() {
        return Math.max(1, Shards.COUNT / workers);
    }

    int batchSize() {
        return batchSize;
    }

    /** How long a cursor may be ahead of what the database knows of it. */
    long saveMillis() {
        return saveMillis;
    }

    /** The longest wait for the broker to confirm a batch; below the lease, so that a hung node gives up first. */
    long callTimeoutMillis() {
        return callTimeoutMillis;
    }

    /** From how many events a second on they are gathered into batches. */
    int gatherFrom() {
        return gatherFrom;
    }

    /** How far apart batches of gathered events begin; below the time a worker waits for work. */
    long gatherMillis() {
        return gatherMillis;
    }
}
