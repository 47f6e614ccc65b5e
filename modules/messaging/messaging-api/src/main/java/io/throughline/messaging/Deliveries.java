package io.throughline.messaging;

import jakarta.enterprise.inject.Instance;
import jakarta.jms.Message;

/** The way of a message from the broker to its handler; implemented by the messaging runtime. */
public interface Deliveries {

    /**
     * Handles one delivery to its end: returning acknowledges it, an exception makes the broker redeliver it.
     */
    void deliver(Class<? extends EventConsumer> consumer, Instance<EventHandler<?>> handlers, Message message);
}
