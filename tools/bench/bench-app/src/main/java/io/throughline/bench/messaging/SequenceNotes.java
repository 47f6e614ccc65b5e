package io.throughline.bench.messaging;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Compares each event with the one before it of its key, under the lock of the key's row. */
@ApplicationScoped
class SequenceNotes {

    private static final String NOTE = """
            UPDATE bench.sequence_note SET handled = handled + 1, last = greatest(last, ?),
                earlier = earlier + (? < last)::int, again = again + (? = last)::int, gaps = gaps + (? > last + 1)::int
            WHERE account = ?""";
    private static final int NUMBERS = 4;

    @Resource(lookup = "jdbc/throughline")
    private DataSource database;

    void note(String account, long sequence) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(NOTE)) {
            for (int i = 1; i <= NUMBERS; i++) {
                update.setLong(i, sequence);
            }
            update.setString(NUMBERS + 1, account);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("there is no account " + account);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
