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
            var taken = relay.take();
            while (!taken.isEmpty()) {
                publish(taken);
                taken = relay.take();
            }
        } finally {
            lane.close();
            relay.finished(this);
        }
    }

    private void publish(RelaySignal.Taken taken) {
        begunNanos = System.nanoTime();
        shards = taken.shards();
        long again = taken.shards();
        try {
            again = relay.publish(taken, lane, begunNanos);
        } catch (JMSException | RuntimeException e) {
            relay.failed(e);
        } finally {
            shards = 0;
            relay.release(taken.shards(), again);
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
