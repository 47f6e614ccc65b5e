package io.throughline.bench.shop;

import io.throughline.bench.stack.BrokerQueues;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Places an order whenever one has ended and what it caused keeps up: the rate that results is one to be sustained. */
public final class ClosedLoop {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int LOOKS_PER_BACKLOG = 10;

    private final Shop shop;
    private final Books books;
    private final BrokerQueues queues;
    private final Admission admission;
    private final LongAdder answered = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private int sent;
    private long waiting;

    public ClosedLoop(Shop shop, Books books, BrokerQueues queues, Admission admission) {
        this.shop = shop;
        this.books = books;
        this.queues = queues;
        this.admission = admission;
    }

    public void run(int seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int look = 0; System.nanoTime() < end; look++) {
            if (look % LOOKS_PER_BACKLOG == 0) {
                waiting = waiting();
            }
            long unanswered = sent - answered.sum();
            int more = admission.now(books.orders().open() + unanswered, waiting);
            for (int i = 0; i < more; i++) {
                place();
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void place() {
        shop.place(sent++).whenComplete((accepted, failure) -> {
            if (failure != null || !accepted) {
                errors.increment();
            }
            answered.increment();
        });
    }

    /** Everything that waits behind the orders. */
    public long waiting() throws Exception {
        return queues.messages() + books.waiting();
    }

    /** Orders that were not accepted. */
    public long errors() {
        return errors.sum();
    }
}
