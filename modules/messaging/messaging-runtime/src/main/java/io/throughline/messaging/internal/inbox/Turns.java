package io.throughline.messaging.internal.inbox;

import io.throughline.messaging.internal.delivery.ConsumerDefinition.Lane;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
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
 * Those of bulk queues wait for each other first, and so take few of the turns.
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

    @Inject
    @ConfigProperty(name = "throughline.inbox.bulk-transactions", defaultValue = "1")
    private int bulk;

    private Semaphore free;
    private Semaphore freeForBulk;

    Turns() {
        // for CDI
    }

    Turns(Semaphore free, Semaphore freeForBulk, TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
        this.free = free;
        this.freeForBulk = freeForBulk;
    }

    @PostConstruct
    void prepare() {
        int most = Math.max(LEAST, FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors());
        free = new Semaphore(Math.max(1, configured.orElse(most)), true);
        freeForBulk = new Semaphore(Math.max(1, bulk), true);
    }

    /** Runs something in its turn; at once if a transaction is open, which may hold what those before it wait for. */
    <T> T take(Supplier<T> transaction) {
        if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            return transaction.get();
        }
        return isBulk() ? in(freeForBulk, () -> in(free, transaction)) : in(free, transaction);
    }

    private static boolean isBulk() {
        var delivery = CurrentDelivery.orNull();
        return delivery != null && delivery.consumer().lane() == Lane.BULK;
    }

    private static <T> T in(Semaphore turns, Supplier<T> transaction) {
        boolean taken = await(turns);
        try {
            return transaction.get();
        } finally {
            if (taken) {
                turns.release();
            }
        }
    }

    private static boolean await(Semaphore turns) {
        try {
            return turns.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
