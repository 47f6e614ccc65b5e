package io.throughline.messaging.internal.relay;

import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** One thread of the relay: takes signalled shards and publishes them, and pauses while the broker is away. */
class RelayWorker implements Runnable {

    private static final Logger LOG = System.getLogger(RelayWorker.class.getName());
    private static final long IDLE_MILLIS = 1_000;

    private final Relay relay;
    private final BrokerLane lane;
    private final Backoff backoff = new Backoff();
    private volatile long shards;
    private volatile long begunNanos;

    RelayWorker(Relay relay, BrokerLane lane) {
        this.relay = relay;
        this.lane = lane;
    }

    @Override
    public void run() {
        try {
            while (relay.running()) {
                long taken = relay.signal().take(relay.shardsPerBatch(), IDLE_MILLIS);
                if (taken != 0) {
                    publish(taken);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lane.close();
        }
    }

    private void publish(long taken) throws InterruptedException {
        begunNanos = System.nanoTime();
        shards = taken;
        long again = taken;
        try {
            again = relay.publish(taken, lane);
            backoff.succeeded();
        } catch (JMSException | RuntimeException e) {
            pause(e);
        } finally {
            shards = 0;
            relay.signal().release(taken, again);
        }
    }

    /** The shards whose publishing has not ended within the time, 0 if none. */
    long stuck(long nanos) {
        return System.nanoTime() - begunNanos > nanos ? shards : 0;
    }

    /** Frees the thread from a call to the broker that does not return. */
    void abandon() {
        lane.close();
    }

    private void pause(Exception failure) throws InterruptedException {
        long millis = backoff.failed();
        if (backoff.worthLogging()) {
            LOG.log(Level.WARNING, "cannot publish, trying again: {0}", failure.toString());
        }
        relay.pause(millis);
    }
}
