package io.throughline.bench.storage;

import io.throughline.bench.stack.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** Business transactions, each with one event or none, until the time is over. */
record Appender(Candidate candidate, Postgres postgres, Append append, long endNanos) implements Callable<Integer> {

    enum Append {
        NONE,
        STATEMENT,
        FUNCTION
    }

    private static final String BUSINESS = "insert into business_order values (?, 'customer', 4200, 'PLACED')";
    private static final Sql FUNCTION = Sql.parse("select append(?1, ?2, ?3, ?4, ?5, ?6)");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String PAYLOAD = "x".repeat(500);

    @Override
    public Integer call() throws Exception {
        Sql sql = append == Append.STATEMENT ? candidate.sql("append") : FUNCTION;
        int count = 0;
        try (Connection connection = postgres.connect(candidate.schema());
                PreparedStatement business = connection.prepareStatement(BUSINESS);
                PreparedStatement event = sql.prepare(connection)) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < endNanos) {
                UUID id = UUID.randomUUID();
                business.setObject(1, id);
                business.executeUpdate();
                if (append != Append.NONE) {
                    String key = "key-" + ThreadLocalRandom.current().nextInt(1000);
                    sql.bind(event, key, id, "bench.order-placed", id.toString(), TRACE, PAYLOAD);
                    event.execute();
                }
                connection.commit();
                count++;
            }
        }
        return count;
    }
}
