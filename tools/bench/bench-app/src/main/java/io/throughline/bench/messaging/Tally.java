package io.throughline.bench.messaging;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The handler's one update. */
@ApplicationScoped
class Tally {

    private static final String ADD = "UPDATE bench.tally SET handled = handled + 1 WHERE account = ?";

    @Resource(lookup = "jdbc/throughline")
    private DataSource database;

    void add(String account) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(ADD)) {
            update.setString(1, account);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("there is no tally of " + account);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
