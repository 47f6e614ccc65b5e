package io.throughline.messaging.internal.reconciliation;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.relay.StoredEvent;
import io.throughline.messaging.internal.relay.StoredEventRows;
import io.throughline.messaging.internal.wire.MessageEncoder;
import io.throughline.messaging.internal.wire.Shards;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends events of the log to one consumer's queue: not to the address, where every consumer would hear them again. */
@ApplicationScoped
class RedeliverySender {

    private static final Logger LOG = System.getLogger(RedeliverySender.class.getName());
    private static final String EVENT = "SELECT " + StoredEventRows.COLUMNS
            + " FROM messaging.outbox_event e WHERE e.shard = ? AND e.position = ? AND e.recorded_at = ?";

    @Resource(lookup = "jms/throughline", shareable = false)
    private ConnectionFactory connections;

    @Inject
    private Database database;

    @Inject
    private StoredEventRows rows;

    @Inject
    private MissedEventTable table;

    @Inject
    @ConfigProperty(name = "throughline.env", defaultValue = "dev")
    private String environment;

    /** @return how many; without those that are no longer in the log */
    @Transactional(TxType.NOT_SUPPORTED)
    int send(String consumer, String source, List<LoggedEvent> events) throws JMSException {
        int sent = 0;
        try (var connection = connections.createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(environment + "." + consumer))) {
            for (var event : events) {
                var stored = find(source, event);
                if (stored.isPresent()) {
                    producer.send(MessageEncoder.encode(
                            session,
                            stored.get().envelope(),
                            stored.get().data(),
                            stored.get().logPosition()));
                    table.note(consumer, event.id());
                    sent++;
                }
            }
        }
        if (sent > 0) {
            LOG.log(Level.WARNING, "{0} had missed {1} published events, which were sent to it again", consumer, sent);
        }
        return sent;
    }

    private Optional<StoredEvent> find(String context, LoggedEvent event) {
        return database
                .query(connection -> Rows.list(
                        connection,
                        EVENT,
                        rows::read,
                        Shards.of(context, event.key()),
                        event.position(),
                        event.recordedAt().atOffset(ZoneOffset.UTC)))
                .stream()
                .findFirst();
    }
}
