package io.throughline.messaging.internal.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.throughline.messaging.deadletter.DeadLetter;
import io.throughline.messaging.deadletter.DeadLetterDetail;
import io.throughline.messaging.deadletter.DeadLetterFilter;
import io.throughline.messaging.deadletter.DeadLetterGroup;
import io.throughline.messaging.deadletter.DeadLetters;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.contract.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads and changes {@code messaging.dead_letter} for operators. */
@ApplicationScoped
class DeadLetterStore implements DeadLetters {

    private static final TypeReference<Map<String, Object>> HEADERS = new TypeReference<>() {};
    private static final String GET = "SELECT " + LetterRows.COLUMNS
            + ", kind, headers, body, body_length"
            + " FROM messaging.dead_letter JOIN messaging.dead_letter_message ON letter = id WHERE id = ?";
    private static final String HISTORY = """
            SELECT h.at, h.happened, h.who, h.detail, h.exception, h.fingerprint, NULL::integer AS attempt, h.node,
                h.trace_id, h.stack, h.replay
            FROM messaging.dead_letter_history h WHERE h.letter = ?
            UNION ALL
            SELECT a.at, 'ATTEMPT', NULL, a.detail, t.exception, a.fingerprint, a.attempt, a.node, a.trace_id, t.trace, NULL
            FROM messaging.activity a LEFT JOIN messaging.failure_trace t ON t.id = a.trace
            WHERE a.kind = 'ATTEMPT' AND a.key = ? AND a.event_id = ? AND a.consumer = ?
            ORDER BY 1""";
    private static final String THAT_WAIT =
            "SELECT count(*) FROM messaging.dead_letter WHERE id = ANY (?) AND state = 'WAITING'";
    private static final String GROUPS = """
            SELECT * FROM messaging.dead_letter_group
            WHERE (waiting + replaying > 0 OR ? AND settled > 0) AND (?::text IS NULL OR consumer = ?)
            ORDER BY last_at DESC LIMIT ?""";
    private static final String NOTE = """
            UPDATE messaging.dead_letter_group SET note = ?, noted_by = ?, noted_at = now()
            WHERE consumer = ? AND fingerprint = ?""";

    @Inject
    private Database database;

    @Inject
    private LetterEdits edits;

    @Override
    public Page find(DeadLetterFilter filter, String after, int limit) {
        var search = new LetterSearch(filter, after == null ? null : LetterCursor.of(after), limit + 1);
        var found = database.query(search::run);
        boolean more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        return new Page(List.copyOf(page), more ? cursor(page.get(limit - 1)) : null);
    }

    private static String cursor(DeadLetter last) {
        return new LetterCursor(last.lastAt(), last.id()).text();
    }

    @Override
    public long count(DeadLetterFilter filter, long limit) {
        var query = LetterQuery.of(filter);
        var sql =
                "SELECT count(*) FROM (SELECT FROM messaging.dead_letter WHERE " + query.condition() + " LIMIT ?) few";
        return database.query(connection -> Rows.one(connection, sql, row -> row.getLong(1), query.with(limit)));
    }

    @Override
    public int waiting(Collection<UUID> ids) {
        return database.query(connection ->
                Rows.one(connection, THAT_WAIT, row -> row.getInt(1), connection.createArrayOf("uuid", ids.toArray())));
    }

    @Override
    public Optional<DeadLetterDetail> get(UUID id) {
        return database.query(connection -> Rows.list(connection, GET, row -> detail(connection, row), id)).stream()
                .findFirst();
    }

    private static DeadLetterDetail detail(Connection connection, ResultSet row) throws SQLException {
        var letter = LetterRows.letter(row);
        var history = Rows.list(
                connection,
                HISTORY,
                LetterRows::happening,
                letter.id(),
                letter.businessId(),
                letter.eventId(),
                letter.consumer());
        return new DeadLetterDetail(
                letter,
                row.getString("kind"),
                headers(row.getString("headers")),
                row.getBytes("body"),
                row.getLong("body_length"),
                history);
    }

    static Map<String, Object> headers(String json) throws SQLException {
        try {
            return Json.MAPPER.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new SQLException("kept headers cannot be read", e);
        }
    }

    @Override
    public List<DeadLetterGroup> groups(String consumer, boolean settledToo, int limit) {
        return database.query(
                connection -> Rows.list(connection, GROUPS, LetterRows::group, settledToo, consumer, consumer, limit));
    }

    @Override
    public boolean note(String consumer, String fingerprint, String note, String operator) {
        return database.query(connection -> Rows.update(connection, NOTE, note, operator, consumer, fingerprint)) > 0;
    }

    @Override
    @Transactional
    public int discard(Collection<UUID> ids, String operator, String reason) {
        return change("SELECT messaging.discard_dead_letters(?, ?, ?)", ids, operator, reason);
    }

    @Override
    @Transactional
    public int restore(Collection<UUID> ids, String operator, String reason) {
        return change("SELECT messaging.restore_dead_letters(?, ?, ?)", ids, operator, reason);
    }

    @Override
    public boolean checkEdit(UUID id, Map<String, String> changes, byte[] body) {
        return edits.check(id, changes, body);
    }

    @Override
    public Optional<UUID> editAndReplay(
            UUID id, Map<String, String> changes, byte[] body, String operator, String reason) {
        return edits.replace(id, changes, body, new LetterEdits.Author(operator, reason));
    }

    private int change(String sql, Collection<UUID> ids, String operator, String reason) {
        return database.query(connection -> Rows.one(
                connection,
                sql,
                row -> row.getInt(1),
                connection.createArrayOf("uuid", ids.toArray()),
                operator,
                reason));
    }
}
