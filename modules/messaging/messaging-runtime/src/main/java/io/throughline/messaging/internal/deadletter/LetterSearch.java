package io.throughline.messaging.internal.deadletter;

import io.throughline.messaging.deadletter.DeadLetter;
import io.throughline.messaging.deadletter.DeadLetterFilter;
import io.throughline.messaging.deadletter.DeadLetterState;
import io.throughline.messaging.internal.Rows;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the newest letters that match. PostgreSQL does not know how often a word occurs: with the wrong guess it reads all
 * letters for the few that have it, or sorts a million for the newest fifty. So the newest thousand are looked through
 * first, where a common word is soon found often enough, and the index of words is asked for what is rarer.
 *
 * @param before only letters before this one, or null
 */
record LetterSearch(DeadLetterFilter filter, LetterCursor before, int limit) {

    private static final String COLUMNS = "SELECT " + LetterRows.COLUMNS;
    private static final String NEWEST_FIRST = " ORDER BY last_at DESC, id DESC LIMIT ?";
    // the indexes begin with the state
    private static final String NEWEST =
            " FROM (SELECT found.* FROM unnest(?::text[]) AS states (one) CROSS JOIN LATERAL"
                    + " (SELECT * FROM messaging.dead_letter WHERE state = one AND %s" + NEWEST_FIRST + ") found"
                    + NEWEST_FIRST
                    + ") newest";
    // looked up letter by letter, whatever PostgreSQL thinks of the words
    private static final String WITH_WORDS = " WHERE (SELECT m.words FROM messaging.dead_letter_message m"
            + " WHERE m.letter = newest.id) @@ plainto_tsquery('simple', ?)";
    private static final String BY_WORDS = "WITH few AS MATERIALIZED (SELECT letter FROM messaging.dead_letter_message"
            + " WHERE words @@ plainto_tsquery('simple', ?)) " + COLUMNS + " FROM few CROSS JOIN LATERAL"
            + " (SELECT * FROM messaging.dead_letter d WHERE d.id = few.letter OFFSET 0) found WHERE ";
    private static final int MANY = 1_000;

    List<DeadLetter> run(Connection connection) throws SQLException {
        if (filter.text() == null) {
            return newest(connection);
        }
        var found = amongTheNewest(connection);
        return found.size() == limit ? found : byWords(connection);
    }

    private List<DeadLetter> newest(Connection connection) throws SQLException {
        var query = query(filter.withState(null));
        var sql = COLUMNS + NEWEST.formatted(query.condition()) + NEWEST_FIRST;
        return Rows.list(connection, sql, LetterRows::letter, query.after(states(connection), limit, limit, limit));
    }

    private List<DeadLetter> amongTheNewest(Connection connection) throws SQLException {
        var query = query(filter.withState(null));
        var sql = COLUMNS + NEWEST.formatted(query.condition()) + WITH_WORDS + NEWEST_FIRST;
        return Rows.list(
                connection, sql, LetterRows::letter, query.after(states(connection), MANY, MANY, filter.text(), limit));
    }

    private List<DeadLetter> byWords(Connection connection) throws SQLException {
        var query = query(filter);
        var sql = BY_WORDS + query.condition() + NEWEST_FIRST;
        return Rows.list(connection, sql, LetterRows::letter, query.after(filter.text(), limit));
    }

    private Array states(Connection connection) throws SQLException {
        var states = filter.state() == null ? DeadLetterState.values() : new DeadLetterState[] {filter.state()};
        return connection.createArrayOf(
                "text", Arrays.stream(states).map(Enum::name).toArray());
    }

    private LetterQuery query(DeadLetterFilter rest) {
        var all = LetterQuery.of(rest.withText(null));
        return before == null
                ? all
                : all.and("(last_at, id) < (?, ?)", before.lastAt().atOffset(ZoneOffset.UTC), before.id());
    }
}
