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

        private final WaitingDelivery leader;
        private boolean ended;

        private Leadership(WaitingDelivery leader) {
            this.leader = leader;
        }

        /** The leader and who else is to share its transaction; they are told by the leader what becomes of them. */
        List<WaitingDelivery> take() {
            return WaitingQueue.this.take();
        }

        @Override
        public void close() {
            if (!ended) {
                ended = true;
                passOn(leader);
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
            newcomer.lead();
        }
    }

    /** For the delivery that was told to lead. */
    Leadership leadership(WaitingDelivery leader) {
        return new Leadership(leader);
    }

    /** Takes back one that nobody has taken yet and that was not told to lead. */
    synchronized void leave(WaitingDelivery impatient) {
        if (impatient.answer() == null && waiting.remove(impatient)) {
            impatient.releaseToRunAlone();
        }
    }

    synchronized int size() {
        return waiting.size();
    }

    private synchronized void passOn(WaitingDelivery leader) {
        waiting.remove(leader); // it is still here if it never came to take
        led = !waiting.isEmpty();
        if (led) {
            waiting.iterator().next().lead();
        }
    }

    // The leader, who has waited longest, comes first; a second event of a key waits for the next transaction.
    private synchronized List<WaitingDelivery> take() {
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
