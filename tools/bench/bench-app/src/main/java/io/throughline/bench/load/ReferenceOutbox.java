package io.throughline.bench.load;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The plainest outbox there is: one insert by JDBC in the caller's transaction. */
@ApplicationScoped
class ReferenceOutbox {

    private static final String INSERT = """
            INSERT INTO bench.reference_outbox (event_id, key, occurred_at, data) VALUES (?, ?, now(), ?)""";

    @Resource(lookup = "jdbc/throughline")
    private DataSource database;

    void append(String account, long number, String note) {
        var json = "{\"account\":\"" + account + "\",\"number\":" + number + ",\"note\":\"" + note + "\"}";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, account);
            insert.setBytes(3, json.getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
