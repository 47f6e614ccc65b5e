package io.throughline.testbed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Takes script lines in a transaction of its own, so that the count survives the rollback a failure causes. */
@ApplicationScoped
class ScriptLines {

    private static final String NEXT = """
            UPDATE testbed.script SET times = times - 1 WHERE probe = ? AND step = ? AND place = ? AND times > 0
            RETURNING action""";

    @Inject
    private TestbedDatabase database;

    @Transactional(TxType.REQUIRES_NEW)
    String next(String probe, int step, String place) {
        return database.query(connection -> {
            try (var statement = connection.prepareStatement(NEXT)) {
                statement.setString(1, probe);
                statement.setInt(2, step);
                statement.setString(3, place);
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? rows.getString(1) : null;
                }
            }
        });
    }
}
