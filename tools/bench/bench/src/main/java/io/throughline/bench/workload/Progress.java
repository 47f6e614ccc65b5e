package io.throughline.bench.workload;

import io.throughline.bench.stack.BrokerAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.api.core.SimpleString;

/** How the depth of a queue moved from none to all of the events, or back. */
final class Progress {

    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long STILL_NANOS = TimeUnit.SECONDS.toNanos(60);

    private record Point(long nanos, long done) {}

    private final List<Point> points = new ArrayList<>();
    private final int total;

    Progress(int total) {
        this.total = total;
    }

    static Progress filling(BrokerAccess broker, String queue, int total) throws Exception {
        return new Progress(total).watch(broker, queue, false);
    }

    static Progress emptying(BrokerAccess broker, String queue, int total) throws Exception {
        return new Progress(total).watch(broker, queue, true);
    }

    private Progress watch(BrokerAccess broker, String queue, boolean emptying) throws Exception {
        return broker.inSession(session -> {
            long moved = System.nanoTime();
            long done = -1;
            while (done < total) {
                long depth = session.queueQuery(SimpleString.of(queue)).getMessageCount();
                long now = System.nanoTime();
                long reached = emptying ? total - depth : depth;
                if (reached != done) {
                    note(now, reached);
                    done = reached;
                    moved = now;
                } else if (now - moved > STILL_NANOS) {
                    throw new IllegalStateException(queue + " stands still at " + done + " of " + total);
                }
                LockSupport.parkNanos(STEP_NANOS);
            }
            return this;
        });
    }

    void note(long nanos, long done) {
        points.add(new Point(nanos, done));
    }

    /** Events per second from a tenth to nine tenths of the way. */
    double middleRate() {
        return 0.8 * total / ((at(0.9 * total) - at(0.1 * total)) / 1e9);
    }

    private double at(double done) {
        for (int i = 1; i < points.size(); i++) {
            Point before = points.get(i - 1);
            Point after = points.get(i);
            if (after.done() >= done) {
                double part = (done - before.done()) / (after.done() - before.done());
                return before.nanos() + part * (after.nanos() - before.nanos());
            }
        }
        throw new IllegalStateException("the queue was full at the first look");
    }
}
