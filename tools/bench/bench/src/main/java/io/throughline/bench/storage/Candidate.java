package io.throughline.bench.storage;

import io.throughline.bench.stack.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A way to store the outbox: a folder of SQL, in a schema of its own. */
enum Candidate {
    /** Full rows, published ones marked; partial index over the others. */
    MARK,
    /** Append-only full rows and a narrow row per unpublished event. */
    PENDING,
    /** Full rows that are moved to a log when published. */
    MOVE,
    /** Append-only log, positions in commit order per shard, and a cursor per shard. */
    LOG;

    static final int SHARDS = 64;
    private static final String PARTITIONS = """
            do $$ begin for i in -31..1 loop execute format(
                'create table outbox_%s partition of outbox for values from (%L) to (%L)',
                to_char(current_date + i, 'YYYYMMDD'), current_date + i, current_date + i + 1);
            end loop; end $$""";

    String schema() {
        return name().toLowerCase();
    }

    Sql sql(String name) throws IOException {
        return Sql.parse(Sql.resource(schema() + "/" + name + ".sql"));
    }

    int shards() {
        return this == LOG ? SHARDS : 1;
    }

    void create(Postgres postgres) throws SQLException, IOException {
        try (Connection connection = postgres.connect(schema());
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema());
            statement.execute(Sql.resource("shared.sql"));
            statement.execute(Sql.resource(schema() + "/schema.sql"));
            statement.execute(PARTITIONS);
            statement.execute(Sql.resource(schema() + "/function.sql"));
        }
    }

    void history(Postgres postgres, int count) throws SQLException, IOException {
        fill(postgres, "history", count);
        try (Connection connection = postgres.connect(schema());
                Statement statement = connection.createStatement()) {
            if (this == LOG) {
                statement.execute("update relay_cursor set position = (select last_value from position)");
            }
            statement.execute("vacuum (freeze, analyze) outbox");
        }
    }

    void backlog(Postgres postgres, int count) throws SQLException, IOException {
        fill(postgres, "backlog", count);
    }

    private void fill(Postgres postgres, String name, int count) throws SQLException, IOException {
        Sql sql = sql(name);
        try (Connection connection = postgres.connect(schema());
                PreparedStatement statement = sql.prepare(connection)) {
            sql.bind(statement, count);
            statement.executeUpdate();
        }
    }
}
