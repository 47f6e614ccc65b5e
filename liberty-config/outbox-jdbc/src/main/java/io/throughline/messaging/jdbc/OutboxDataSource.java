package io.throughline.messaging.jdbc;

import java.sql.SQLException;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGPooledConnection;

/** PostgreSQL's pooled data source, with the same properties; its connections are {@link CommitStatements}. */
public class OutboxDataSource extends PGConnectionPoolDataSource {

    private static final long serialVersionUID = 1L;

    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        return pooled(super.getConnection());
    }

    @Override
    public PooledConnection getPooledConnection(String user, String password) throws SQLException {
        return pooled(super.getConnection(user, password));
    }

    private PooledConnection pooled(java.sql.Connection connection) {
        return new PGPooledConnection(OutboxConnection.around(connection), isDefaultAutoCommit());
    }
}
