package io.throughline.bench.load;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.atomic.AtomicLongArray;

/** Takes the instant of each commit, by the clock that all processes of the machine share. */
@ApplicationScoped
class CommitTimes {

    /** The instants of one load by number of transaction; 0 where nothing was committed. */
    record Sheet(long first, AtomicLongArray nanos) {

        static Sheet of(long first, int size) {
            return new Sheet(first, new AtomicLongArray(size));
        }
    }

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /** Registered first of all, so that nothing another synchronization does after the commit is in the time. */
    void take(long number, Sheet sheet) {
        if (sheet == null) {
            return;
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    sheet.nanos().set((int) (number - sheet.first()), System.nanoTime());
                }
            }
        });
    }
}
