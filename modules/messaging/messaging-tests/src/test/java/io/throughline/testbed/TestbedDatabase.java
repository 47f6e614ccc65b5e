package io.throughline.testbed;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Plain JDBC for the testbed. */
@ApplicationScoped
public class TestbedDatabase {

    public interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    @Resource(lookup = "jdbc/throughline")
    private DataSource dataSource;

    public <T> T query(Query<T> query) {
        try (var connection = dataSource.getConnection()) {
            return query.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
