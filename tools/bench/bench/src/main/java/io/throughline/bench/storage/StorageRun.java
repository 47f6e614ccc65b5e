package io.throughline.bench.storage;

import io.throughline.bench.Console;
import io.throughline.bench.stack.Postgres;
import io.throughline.bench.storage.Appender.Append;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The measurements of one candidate in one condition. */
record StorageRun(Postgres postgres, Candidate candidate, String condition, int seconds, int backlog) {

    private static final int THREADS = 8;
    private static final String SIZES = """
            select string_agg(format('%s %s dead %s', name, pg_size_pretty(bytes), dead), ', ' order by bytes desc)
            from (select regexp_replace(relname, '_\\d{8}', '_*') as name,
                         sum(pg_total_relation_size(relid)) as bytes, sum(n_dead_tup) as dead
                  from pg_stat_user_tables where schemaname = '%s' group by 1) t""";

    void measure() throws Exception {
        report("append none      tx/s", append(Append.NONE));
        report("append statement tx/s", append(Append.STATEMENT));
        drainAll();
        report("append function  tx/s", append(Append.FUNCTION));
        drainAll();
        report("drain sync       ev/s", drain(false));
        report("drain async      ev/s", drain(true));
        both();
        drainAll();
        sizes();
    }

    private double append(Append append) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                counts.add(threads.submit(new Appender(candidate, postgres, append, end)));
            }
            double total = 0;
            for (Future<Integer> count : counts) {
                total += count.get();
            }
            return total / seconds;
        } finally {
            threads.shutdownNow();
        }
    }

    private double drain(boolean asynchronous) throws Exception {
        candidate.backlog(postgres, backlog);
        long start = System.nanoTime();
        long rows = drainAll(asynchronous);
        return rows / ((System.nanoTime() - start) / 1e9);
    }

    private void both() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Future<Double> appended = one.submit(() -> append(Append.FUNCTION));
            long rows = 0;
            try (Reader reader = new Reader(candidate, postgres, true)) {
                while (!appended.isDone()) {
                    rows += reader.round();
                }
            }
            report("both: append     tx/s", appended.get());
            report("both: read       ev/s", (double) rows / seconds);
        } finally {
            one.shutdownNow();
        }
    }

    private void drainAll() throws Exception {
        drainAll(true);
    }

    private long drainAll(boolean asynchronous) throws Exception {
        long rows = 0;
        try (Reader reader = new Reader(candidate, postgres, asynchronous)) {
            for (int read = reader.round(); read > 0; read = reader.round()) {
                rows += read;
            }
        }
        return rows;
    }

    private void sizes() throws Exception {
        try (Connection connection = postgres.connect(candidate.schema());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SIZES.replace("'%s'", "'" + candidate.schema() + "'"))) {
            row.next();
            Console.line("%-9s %-8s sizes %s", condition, candidate, row.getString(1));
        }
    }

    private void report(String figure, double value) {
        Console.line("%-9s %-8s %s %8.0f", condition, candidate, figure, value);
    }
}
