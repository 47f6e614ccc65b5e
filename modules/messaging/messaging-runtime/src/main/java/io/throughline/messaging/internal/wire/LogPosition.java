package io.throughline.messaging.internal.wire;

import io.throughline.messaging.ContractViolation;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where an event of ours stands in the log, within the shard of its key: so its consumer finds the event before it.
 *
 * @param position within the shard
 * @param recordedAt when it entered the log, to the microsecond
 */
public record LogPosition(long position, Instant recordedAt) {

    /** The property of a message that carries it; no attribute of the event, for it means nothing outside. */
    private static final String PROPERTY = "throughline_position";

    private static final String SEPARATOR = "@";

    void writeTo(Message message) throws JMSException {
        message.setStringProperty(
                PROPERTY, position + SEPARATOR + ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt));
    }

    /**
     * @return null if the message has none, as those that do not come from the log
     * @throws ContractViolation if it cannot be read
     */
    static LogPosition of(Message message) throws JMSException {
        var text = message.getStringProperty(PROPERTY);
        if (text == null) {
            return null;
        }
        var parts = text.split(SEPARATOR, 2);
        try {
            long micros = Long.parseLong(parts[parts.length - 1]);
            return new LogPosition(Long.parseLong(parts[0]), Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw new ContractViolation(PROPERTY + " '" + text + "' is no position of the log", e);
        }
    }
}
