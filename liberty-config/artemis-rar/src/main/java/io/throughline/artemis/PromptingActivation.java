package io.throughline.artemis;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.core.client.impl.ClientSessionImpl;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivation;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;

/**
 * The sessions of one consumer. When another consumer joins, a queue with {@code group-rebalance-pause-dispatch} pauses
 * until nothing is in hand any more; but Artemis (2.55) does not go on by itself when the last message is
 * acknowledged. What came meanwhile would lie there until the next message comes, which may be never.
 */
final class PromptingActivation extends ActiveMQActivation {

    private static final Logger LOG = System.getLogger(PromptingActivation.class.getName());

    // Any of them will do, for they all have the same queue.
    private volatile ClientSession session;

    PromptingActivation(ActiveMQResourceAdapter adapter, MessageEndpointFactory endpoints, ActiveMQActivationSpec spec)
            throws ResourceException {
        super(adapter, endpoints, spec);
    }

    @Override
    protected ClientSession setupSession(ClientSessionFactory factory) throws Exception {
        session = super.setupSession(factory);
        return session;
    }

    /** Has the broker look at the queue again; a packet without an answer to wait for. */
    void prompt() {
        if (session instanceof ClientSessionImpl open && !open.isClosed()) {
            for (var consumer : open.cloneConsumers()) {
                try {
                    // what it answers to the consumer is ignored there
                    open.getSessionContext().forceDelivery(consumer, 0);
                } catch (ActiveMQException | RuntimeException e) {
                    LOG.log(Level.DEBUG, "cannot prompt the broker, trying again in a second", e);
                }
            }
        }
    }
}
