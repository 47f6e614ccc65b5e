package io.throughline.messaging;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Base of every message-driven bean: hands each message to the messaging runtime, which decodes it, checks and upcasts
 * its contract version and calls the one {@link EventHandler} of the type.
 *
 * <p>A consumer is an empty subclass, annotated with {@link ConsumesEvents} and {@code @MessageDriven}, that also
 * names {@link MessageListener} as its interface.
 */
public abstract class EventConsumer implements MessageListener {

    @Inject
    private Deliveries deliveries;

    @Inject
    @Any
    private Instance<EventHandler<?>> handlers;

    /** Runs without a transaction: the handler opens its own, and an exception makes the broker redeliver. */
    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        deliveries.deliver(getClass(), handlers, message);
    }
}
