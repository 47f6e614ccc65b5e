package io.throughline.messaging.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Queries and a {@code COMMIT} as one statement of several parts, prepared once for each combination of queries. */
class CommitRoundTrip {

    private static final Logger LOG = System.getLogger(CommitRoundTrip.class.getName());
    private static final int PREPARED = 8;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();

    CommitRoundTrip(Connection connection) {
        this.connection = connection;
    }

    /** On failure the transaction is not committed, unless the connection was lost on the way. */
    void run(List<CommitQuery> queries) throws SQLException {
        var statement =
                prepared(queries.stream().map(CommitQuery::sql).collect(Collectors.joining(";", "", ";COMMIT")));
        int offset = 0;
        for (var query : queries) {
            query.bind(statement, offset);
            offset += query.parameterCount();
        }
        statement.execute();
        try {
            read(statement, queries);
        } catch (SQLException | RuntimeException e) {
            // an exception would tell the transaction manager that nothing was committed
            LOG.log(Level.WARNING, "committed, but the answer of a query cannot be read", e);
        }
    }

    private static void read(PreparedStatement statement, List<CommitQuery> queries) throws SQLException {
        for (var query : queries) {
            try (var rows = statement.getResultSet()) {
                rows.next();
                query.read(rows);
                statement.getMoreResults();
            }
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        var known = prepared.remove(sql);
        var statement = known == null ? connection.prepareStatement(sql) : known;
        prepared.put(sql, statement);
        if (prepared.size() > PREPARED) {
            var longestUnused = prepared.entrySet().iterator().next().getKey();
            prepared.remove(longestUnused).close();
        }
        return statement;
    }
}
