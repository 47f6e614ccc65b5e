package io.throughline.bench.storage;

import io.throughline.bench.Console;
import io.throughline.bench.stack.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares ways to store the outbox: empty, with a history kept, and under a long-running snapshot. */
@Command(name = "measure-storage", description = "What the outbox's candidates for storage cost.")
public final class MeasureStorage implements Callable<Integer> {

    @Option(names = "--rounds", defaultValue = "3", description = "Interleaved repetitions per condition.")
    int rounds;

    @Option(names = "--seconds", defaultValue = "4", description = "Length of each append run.")
    int seconds;

    @Option(names = "--backlog", defaultValue = "200000", description = "Events of a drain.")
    int backlog;

    @Option(names = "--history", defaultValue = "5000000", description = "Published events kept.")
    int history;

    @Option(names = "--candidates", split = ",", description = "Which candidates.")
    List<Candidate> candidates = List.of(Candidate.values());

    @Option(names = "--conditions", split = ",", description = "Which conditions, in this order.")
    List<Condition> conditions = List.of(Condition.values());

    private boolean historyKept;

    enum Condition {
        EMPTY(false, false),
        SNAPSHOT(false, true),
        HISTORY(true, false),
        HISTORY_AND_SNAPSHOT(true, true);

        private final boolean history;
        private final boolean snapshot;

        Condition(boolean history, boolean snapshot) {
            this.history = history;
            this.snapshot = snapshot;
        }
    }

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("throughline-bench");
        Console.line("data in %s", directory);
        try (var postgres = new Postgres(directory)) {
            for (Candidate candidate : candidates) {
                candidate.create(postgres);
            }
            for (Condition condition : conditions) {
                if (condition.history) {
                    keepHistory(postgres);
                }
                if (condition.snapshot) {
                    underSnapshot(postgres, condition);
                } else {
                    rounds(postgres, condition);
                }
            }
        }
        return 0;
    }

    private void keepHistory(Postgres postgres) throws Exception {
        if (historyKept) {
            return;
        }
        historyKept = true;
        for (Candidate candidate : candidates) {
            long start = System.nanoTime();
            candidate.history(postgres, history);
            Console.line("%s history in %d s", candidate, (System.nanoTime() - start) / 1_000_000_000);
        }
    }

    private void rounds(Postgres postgres, Condition condition) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (Candidate candidate : candidates) {
                new StorageRun(postgres, candidate, condition.name(), seconds, backlog).measure();
            }
        }
    }

    /** An idle transaction whose snapshot keeps every dead tuple from being removed. */
    private void underSnapshot(Postgres postgres, Condition condition) throws Exception {
        try (Connection open = postgres.connect("public");
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            open.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("select 1");
            rounds(postgres, condition);
        }
    }
}
