package io.throughline.bench.reference;

import io.throughline.bench.stack.BenchStack;
import io.throughline.bench.stack.BrokerAccess;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.internal.wire.MessageEncoder;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** JDBC read of 500 with SKIP LOCKED, one transacted JMS batch, batch update; the same messages as the runtime's. */
public final class ReferenceRelay implements AutoCloseable {

    private static final String READ = """
            SELECT id, event_id, key, occurred_at, data FROM bench.reference_outbox
            WHERE published_at IS NULL ORDER BY id LIMIT 500 FOR UPDATE SKIP LOCKED""";
    private static final String MARK = "UPDATE bench.reference_outbox SET published_at = now() WHERE id = ?";
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Connection database;
    private final PreparedStatement read;
    private final PreparedStatement mark;
    private final jakarta.jms.Connection broker;
    private final Session session;
    private final MessageProducer producer;

    public ReferenceRelay(BenchStack stack) throws SQLException, JMSException {
        database = stack.database();
        database.setAutoCommit(false);
        read = database.prepareStatement(READ);
        mark = database.prepareStatement(MARK);
        broker = stack.application().connect();
        session = broker.createSession(true, Session.SESSION_TRANSACTED);
        producer = session.createProducer(session.createTopic(BrokerAccess.EVENTS));
        producer.setDisableMessageTimestamp(true);
    }

    /** Publishes one batch and returns its size. */
    public int batch() throws SQLException, JMSException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
                send(rows);
            }
        }
        if (!ids.isEmpty()) {
            session.commit();
            for (long id : ids) {
                mark.setLong(1, id);
                mark.addBatch();
            }
            mark.executeBatch();
        }
        database.commit();
        return ids.size();
    }

    private void send(ResultSet row) throws SQLException, JMSException {
        UUID id = row.getObject(2, UUID.class);
        EventEnvelope envelope = new EventEnvelope(
                id,
                "bench.order-recorded",
                1,
                "/dev/bench",
                row.getString(3),
                row.getLong(1),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                null,
                id.toString(),
                null,
                TRACE,
                null,
                Map.of());
        var message = MessageEncoder.encode(session, envelope, row.getBytes(5));
        message.setStringProperty("_AMQ_DUPL_ID", id.toString());
        producer.send(message);
    }

    @Override
    public void close() throws SQLException, JMSException {
        broker.close();
        database.close();
    }
}
