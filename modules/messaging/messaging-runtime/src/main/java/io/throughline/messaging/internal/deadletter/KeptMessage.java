package io.throughline.messaging.internal.deadletter;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** A dead letter's message, to be sent again as it was. */
public record KeptMessage(UUID letter, String kind, Map<String, Object> headers, byte[] body) {

    /** What {@link #read} wants of {@code messaging.dead_letter d}. */
    public static final String SELECT = "SELECT d.id, d.kind, m.headers, m.body FROM messaging.dead_letter d"
            + " JOIN messaging.dead_letter_message m ON m.letter = d.id";

    public static KeptMessage read(ResultSet row) throws SQLException {
        return new KeptMessage(
                row.getObject(1, UUID.class),
                row.getString(2),
                DeadLetterStore.headers(row.getString(3)),
                row.getBytes(4));
    }

    /** Says which letter it is, so that it is known again if it fails again, and which replay sent it. */
    public Message in(Session session, UUID replay) throws JMSException {
        var message = "TEXT".equals(kind) ? session.createTextMessage(text()) : bytes(session);
        MessageHeaders.write(headers, message);
        message.setStringProperty(FailureProperties.LETTER, letter.toString());
        message.setStringProperty(FailureProperties.REPLAY, replay.toString());
        return message;
    }

    /** Marks an event of the log as sent by a replay. */
    public static void mark(Message message, UUID replay) throws JMSException {
        message.setStringProperty(FailureProperties.REPLAY, replay.toString());
    }

    private String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private Message bytes(Session session) throws JMSException {
        var message = session.createBytesMessage();
        message.writeBytes(body);
        return message;
    }
}
