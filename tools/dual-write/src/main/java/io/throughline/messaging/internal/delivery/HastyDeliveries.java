package io.throughline.messaging.internal.delivery;

import io.throughline.dualwrite.Variant;
import io.throughline.messaging.Deliveries;
import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.EventHandler;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.jms.Message;

/** Returns, which acknowledges the message, while it is still being handled. */
@Alternative
@Priority(1)
@ApplicationScoped
public class HastyDeliveries implements Deliveries {

    @Inject
    private Variant variant;

    @Inject
    private DeliveryEngine engine;

    @Resource
    private ManagedExecutorService executor;

    @Override
    public void deliver(Class<? extends EventConsumer> consumer, Instance<EventHandler<?>> handlers, Message message) {
        if (variant.acknowledgesFirst()) {
            executor.execute(() -> engine.deliver(consumer, handlers, message));
        } else {
            engine.deliver(consumer, handlers, message);
        }
    }
}
