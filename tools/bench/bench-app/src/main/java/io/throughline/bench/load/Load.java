package io.throughline.bench.load;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Runs business transactions on several threads. */
@ApplicationScoped
public class Load {

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private OrderEntry orders;

    private final AtomicLong numbers = new AtomicLong();

    /** As many as the threads can. */
    public LoadResult fullSpeed(Publication publication, int threads, int seconds) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        long done = onThreads(threads, () -> {
            long count = 0;
            while (System.nanoTime() < end) {
                orders.place(publication, numbers.incrementAndGet(), null);
                count++;
            }
            return count;
        });
        return new LoadResult(0, done, (System.nanoTime() - begin) / 1e9, List.of());
    }

    /** Open loop: each transaction starts when it is due, however long the earlier ones take. */
    public LoadResult atRate(Publication publication, int threads, int seconds, int perSecond)
            throws InterruptedException {
        int count = seconds * perSecond;
        long first = numbers.getAndAdd(count) + 1;
        var sheet = CommitTimes.Sheet.of(first, count);
        var next = new AtomicLong();
        long begin = System.nanoTime();
        long done = onThreads(threads, () -> {
            long mine = 0;
            for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                LockSupport.parkNanos(begin + i * TimeUnit.SECONDS.toNanos(1) / perSecond - System.nanoTime());
                orders.place(publication, first + i, sheet);
                mine++;
            }
            return mine;
        });
        var commits = IntStream.range(0, count).mapToObj(sheet.nanos()::get).toList();
        return new LoadResult(first, done, (System.nanoTime() - begin) / 1e9, commits);
    }

    private long onThreads(int threads, Callable<Long> work) throws InterruptedException {
        List<Future<Long>> running = LongStream.range(0, threads)
                .mapToObj(i -> executor.submit(work))
                .toList();
        long total = 0;
        for (var one : running) {
            try {
                total += one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the load failed", e.getCause());
            }
        }
        return total;
    }
}
