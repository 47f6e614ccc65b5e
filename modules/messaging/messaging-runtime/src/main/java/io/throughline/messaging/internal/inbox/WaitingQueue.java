package io.throughline.messaging.internal.inbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The deliveries of one consumer that wait for a transaction to share, and whether one of them leads. */
final class WaitingQueue {

    /** Leading; it ends once, when the effects have run or before. */
    final class Leadership implements AutoCloseable {

        private boolean ended;

        @Override
        public void close() {
            if (!ended) {
                ended = true;
                passOn();
            }
        }
    }

    private final int batchSize;
    private final Set<WaitingDelivery> waiting = new LinkedHashSet<>();
    private boolean led;

    WaitingQueue(int batchSize) {
        this.batchSize = batchSize;
    }

    /** The newcomer leads at once, unless there is somebody to wait for. */
    synchronized void join(WaitingDelivery newcomer) {
        waiting.add(newcomer);
        if (!led) {
            led = true;
            newcomer.lead(take());
        }
    }

    /** For the delivery that was told to lead. */
    Leadership leadership() {
        return new Leadership();
    }

    /** Takes back one that nobody has taken yet. */
    synchronized void leave(WaitingDelivery impatient) {
        if (waiting.remove(impatient)) {
            impatient.releaseToRunAlone();
        }
    }

    synchronized int size() {
        return waiting.size();
    }

    private synchronized void passOn() {
        if (waiting.isEmpty()) {
            led = false;
        } else {
            var members = take();
            members.get(0).lead(members);
        }
    }

    // The one who has waited longest comes first; a second event of a key waits for the next transaction.
    private List<WaitingDelivery> take() {
        var keys = new HashSet<String>();
        var taken = new ArrayList<WaitingDelivery>();
        for (var members = waiting.iterator(); members.hasNext() && taken.size() < batchSize; ) {
            var next = members.next();
            if (keys.add(next.key())) {
                taken.add(next);
                members.remove();
            }
        }
        return taken;
    }
}
