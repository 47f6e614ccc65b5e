package io.throughline.bench.storage;

import io.throughline.bench.stack.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads batches and acknowledges each in the same transaction, as a relay that has sent them would. */
final class Reader implements AutoCloseable {

    private static final int BATCH = 500;
    private static final int COLUMNS = 10;

    private final Candidate candidate;
    private final Connection connection;
    private final Sql readSql;
    private final Sql acknowledgeSql;
    private final PreparedStatement read;
    private final PreparedStatement acknowledge;
    private final long[] cursors = new long[Candidate.SHARDS];

    Reader(Candidate candidate, Postgres postgres, boolean asynchronous) throws SQLException, IOException {
        this.candidate = candidate;
        connection = postgres.connect(candidate.schema());
        readSql = candidate.sql("read");
        acknowledgeSql = candidate.sql("acknowledge");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = " + (asynchronous ? "off" : "on"));
            loadCursors(statement);
        }
        connection.setAutoCommit(false);
        read = readSql.prepare(connection);
        acknowledge = acknowledgeSql.prepare(connection);
    }

    /** One round over all shards; how many rows it acknowledged. */
    int round() throws SQLException {
        int rows = 0;
        for (int shard = 0; shard < candidate.shards(); shard++) {
            rows += batch(shard);
        }
        return rows;
    }

    private int batch(int shard) throws SQLException {
        List<Long> positions = new ArrayList<>(BATCH);
        OffsetDateTime first = null;
        OffsetDateTime last = null;
        readSql.bind(read, shard, cursors[shard], BATCH);
        try (ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                positions.add(rows.getLong(1));
                for (int column = 2; column <= COLUMNS; column++) {
                    rows.getString(column);
                }
                OffsetDateTime time = rows.getObject(7, OffsetDateTime.class);
                first = first == null || time.isBefore(first) ? time : first;
                last = last == null || time.isAfter(last) ? time : last;
            }
        }
        if (!positions.isEmpty()) {
            acknowledge(shard, positions, first, last);
        }
        connection.commit();
        return positions.size();
    }

    private void acknowledge(int shard, List<Long> positions, OffsetDateTime first, OffsetDateTime last)
            throws SQLException {
        long position = positions.get(positions.size() - 1);
        var array = connection.createArrayOf("bigint", positions.toArray());
        acknowledgeSql.bind(acknowledge, array, first, last, shard, position);
        acknowledge.executeUpdate();
        cursors[shard] = position;
    }

    private void loadCursors(Statement statement) throws SQLException {
        if (candidate != Candidate.LOG) {
            return;
        }
        try (ResultSet rows = statement.executeQuery("select shard, position from relay_cursor")) {
            while (rows.next()) {
                cursors[rows.getInt(1)] = rows.getLong(2);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
