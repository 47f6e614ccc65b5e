package io.throughline.messaging.internal.relay;

import jakarta.jms.JMSException;

/** Publishes signalled shards until there are none, then gives its thread back; has a connection of its own. */
class RelayWorker implements Runnable {

    private final Relay relay;
    private final BrokerLane lane;
    private volatile long shards;
    private volatile long begunNanos;

    RelayWorker(Relay relay, BrokerLane lane) {
        this.relay = relay;
        this.lane = lane;
    }

    @Override
    public void run() {
        try {
            long taken = relay.take();
            while (taken != 0) {
                publish(taken);
                taken = relay.take();
            }
        } finally {
            lane.close();
            relay.finished(this);
        }
    }

    private void publish(long taken) {
        begunNanos = System.nanoTime();
        shards = taken;
        long again = taken;
        try {
            again = relay.publish(taken, lane);
        } catch (JMSException | RuntimeException e) {
            relay.failed(e);
        } finally {
            shards = 0;
            relay.release(taken, again);
        }
    }

    /** The shards whose publishing has not ended within the time, 0 if none. */
    long stuck(long nanos) {
        return System.nanoTime() - begunNanos > nanos ? shards : 0;
    }

    /** Ends the connection, and with it any call to the broker that does not return. */
    void disconnect() {
        lane.close();
    }
}
