package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.internal.wire.EnvelopeAttributes;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks a consumer, on whichever node, to drain a key: a message to its own queue, since only there its handlers run
 * in their module.
 */
@ApplicationScoped
class DrainRequests {

    /** The property that marks such a message; its value is the key. */
    static final String KEY = "throughline_drain";

    @Resource(lookup = "jms/throughline", shareable = false)
    private ConnectionFactory connections;

    @Inject
    @ConfigProperty(name = "throughline.env", defaultValue = "dev")
    private String environment;

    /** The key to drain, or null if the message is an event. */
    static String keyIn(Message message) throws JMSException {
        var key = message.getStringProperty(KEY);
        return key == null ? null : EnvelopeAttributes.storable(KEY, key);
    }

    /** Sends a request for each of the keys. Not in the caller's transaction. */
    @Transactional(TxType.NOT_SUPPORTED)
    void send(String consumer, List<String> keys) throws JMSException {
        try (var connection = connections.createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(environment + "." + consumer))) {
            for (var key : keys) {
                var request = session.createMessage();
                request.setStringProperty(KEY, key);
                request.setStringProperty("JMSXGroupID", key);
                producer.send(request);
            }
        }
    }
}
