package io.throughline.messaging.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The shared data source; within a transaction every call gets the transaction's one connection. */
@ApplicationScoped
public class Database {

    /** Work on a connection that returns nothing. */
    @FunctionalInterface
    public interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** Work on a connection that returns something. */
    @FunctionalInterface
    public interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    @Resource(lookup = "jdbc/throughline")
    private DataSource dataSource;

    public void run(Work work) {
        query(connection -> {
            work.on(connection);
            return null;
        });
    }

    public <T> T query(Query<T> query) {
        try (var connection = dataSource.getConnection()) {
            return query.on(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
