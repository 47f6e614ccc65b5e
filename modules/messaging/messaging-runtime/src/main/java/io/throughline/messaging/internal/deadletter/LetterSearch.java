package io.throughline.messaging.internal.deadletter;

import io.throughline.messaging.deadletter.DeadLetter;
import io.throughline.messaging.deadletter.DeadLetterFilter;
import io.throughline.messaging.internal.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Finds the newest letters that match. PostgreSQL does not know how often a word occurs: with the wrong guess it reads all
 * letters for the few that have it, or sorts a million for the newest fifty. So the newest two thousand are looked through
 * first, where a common word is soon found often enough, and the index of words is asked for what is rarer.
 *
 * @param before only letters before this one, or null
 */
record LetterSearch(DeadLetterFilter filter, LetterCursor before, int limit) {

    private static final String COLUMNS = "SELECT " + LetterRows.COLUMNS;
    private static final String NEWEST_FIRST = " ORDER BY last_at DESC, id DESC LIMIT ?";
    private static final String WITH_WORDS = " WHERE words @@ plainto_tsquery('simple', ?)";
    private static final int NEWEST = 2_000;

    List<DeadLetter> run(Connection connection) throws SQLException {
        if (filter.text() == null) {
            return newest(connection);
        }
        var found = amongTheNewest(connection);
        return found.size() == limit ? found : byWords(connection);
    }

    private List<DeadLetter> newest(Connection connection) throws SQLException {
        var query = query();
        var sql = COLUMNS + " FROM messaging.dead_letter WHERE " + query.condition() + NEWEST_FIRST;
        return Rows.list(connection, sql, LetterRows::letter, query.with(limit));
    }

    private List<DeadLetter> amongTheNewest(Connection connection) throws SQLException {
        var query = query();
        var sql = COLUMNS + " FROM (SELECT * FROM messaging.dead_letter WHERE " + query.condition() + NEWEST_FIRST
                + ") newest" + WITH_WORDS + NEWEST_FIRST;
        return Rows.list(connection, sql, LetterRows::letter, query.with(NEWEST, filter.text(), limit));
    }

    private List<DeadLetter> byWords(Connection connection) throws SQLException {
        var query = query();
        var sql = "WITH few AS MATERIALIZED (SELECT * FROM messaging.dead_letter" + WITH_WORDS + ") " + COLUMNS
                + " FROM few WHERE " + query.condition() + NEWEST_FIRST;
        return Rows.list(connection, sql, LetterRows::letter, query.after(filter.text(), limit));
    }

    private LetterQuery query() {
        var all = LetterQuery.of(filter.withText(null));
        return before == null
                ? all
                : all.and("(last_at, id) < (?, ?)", before.lastAt().atOffset(ZoneOffset.UTC), before.id());
    }
}
