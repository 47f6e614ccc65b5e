package io.throughline.bench.hostile;

import io.throughline.bench.stack.ProductStack;
import java.sql.Connection;
import java.sql.SQLException;

/** How many dead letters of strangers the store has. */
public final class LetterCount implements AutoCloseable {

    private static final String OF_CONSUMER = "SELECT count(*) FROM messaging.dead_letter WHERE consumer = ?";
    private static final String ALL = "SELECT count(*) FROM messaging.dead_letter";
    private static final String WITHOUT_REASON = """
            SELECT count(*) FROM messaging.dead_letter WHERE btrim(reason) IN ('', 'null') OR btrim(exception) IN ('', 'null')""";

    private final Connection connection;

    public LetterCount(ProductStack stack) throws SQLException {
        connection = stack.database();
    }

    public long all() throws SQLException {
        return number(ALL);
    }

    public long of(String consumer) throws SQLException {
        return number(OF_CONSUMER, consumer);
    }

    public long withoutReason() throws SQLException {
        return number(WITHOUT_REASON);
    }

    private long number(String sql, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
