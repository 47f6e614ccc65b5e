package io.throughline.messaging.internal.relay;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A node's part among those that share the shards: renewed until it is ended, and never put back afterwards. */
final class Membership {

    private final Lock turn = new ReentrantLock();
    private boolean ended;

    /** Does nothing after the end. */
    void renew(Runnable renewal) {
        turn.lock();
        try {
            if (!ended) {
                renewal.run();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Waits for a renewal that is under way. */
    void end(Runnable farewell) {
        turn.lock();
        try {
            ended = true;
            farewell.run();
        } finally {
            turn.unlock();
        }
    }
}
