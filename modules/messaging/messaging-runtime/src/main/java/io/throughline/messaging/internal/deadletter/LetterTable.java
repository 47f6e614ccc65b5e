package io.throughline.messaging.internal.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.contract.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/** Writes {@code messaging.dead_letter}. */
@ApplicationScoped
public class LetterTable {

    private static final String COLLECT = "SELECT messaging.collect_dead_letters(?::jsonb, ?)";
    private static final String RESOLVE = "SELECT messaging.resolve_dead_letter(?, ?)";

    @Inject
    private Database database;

    /**
     * All of them or none; those that are known already change nothing.
     *
     * @return how many were new
     */
    @Transactional(TxType.REQUIRES_NEW)
    public int collect(List<CollectedLetter> letters) {
        var bodies = letters.stream().map(CollectedLetter::body).toArray(byte[][]::new);
        return database.query(connection -> Rows.one(
                connection, COLLECT, row -> row.getInt(1), json(letters), connection.createArrayOf("bytea", bodies)));
    }

    private static String json(List<CollectedLetter> letters) {
        try {
            return Json.MAPPER.writeValueAsString(letters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("dead letters cannot be written as JSON", e);
        }
    }

    /** The event was handled; nothing happens if it is no dead letter. */
    public void resolve(String consumer, UUID eventId) {
        database.run(connection -> Rows.list(connection, RESOLVE, row -> true, consumer, eventId));
    }
}
