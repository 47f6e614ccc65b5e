package io.throughline.messaging.internal.inbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many transactions of deliveries a node has open at a time. A hundred sessions that all work at once would share the
 * processors, and the connections, with the requests that customers wait for, and get no more done. Calls to the outside
 * take no turn. Nobody waits longer than a second: transactions that wait for each other's locks hold up no other consumer.
 */
@ApplicationScoped
class Turns {

    private static final int LEAST = 4;
    private static final int FOR_EACH_PROCESSOR = 2;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    @ConfigProperty(name = "throughline.inbox.transactions")
    private OptionalInt configured;

    private Semaphore free;

    Turns() {
        // for CDI
    }

    Turns(Semaphore free, TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
        this.free = free;
    }

    @PostConstruct
    void prepare() {
        int most = Math.max(LEAST, FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors());
        free = new Semaphore(configured.orElse(most), true);
    }

    /** Runs something in its turn; at once if a transaction is open, which may hold what those before it wait for. */
    <T> T take(Supplier<T> transaction) {
        boolean taken = transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION && await();
        try {
            return transaction.get();
        } finally {
            if (taken) {
                free.release();
            }
        }
    }

    private boolean await() {
        try {
            return free.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
