package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.internal.contract.Contracts;
import io.throughline.messaging.internal.contract.EventContract;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.ParameterizedType;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The handlers of each consumer, by the name of the event type. */
@ApplicationScoped
class HandlerIndex {

    /** A handler with the contract of the events it takes. */
    record Route(EventContract contract, EventHandler<Event> handler) {}

    @Inject
    private Contracts contracts;

    private final Map<Class<?>, Map<String, Route>> routes = new ConcurrentHashMap<>();

    /** @return the routes of the consumer, found once among the handlers its module can see */
    Map<String, Route> of(Class<? extends EventConsumer> consumer, Instance<EventHandler<?>> handlers) {
        var known = routes.get(consumer);
        return known != null ? known : routes.computeIfAbsent(consumer, ignored -> find(consumer, handlers));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Route> find(Class<? extends EventConsumer> consumer, Instance<EventHandler<?>> handlers) {
        var found = new HashMap<String, Route>();
        for (var handle : handlers.handles()) {
            var beanClass = handle.getBean().getBeanClass();
            var handles = beanClass.getAnnotation(Handles.class);
            if (handles != null && handles.value() == consumer) {
                var contract = contracts.of(eventClass(beanClass));
                found.put(contract.name(), new Route(contract, (EventHandler<Event>) handle.get()));
            }
        }
        return Map.copyOf(found);
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Event> eventClass(Class<?> handler) {
        for (var type : handler.getGenericInterfaces()) {
            if (type instanceof ParameterizedType generic && generic.getRawType() == EventHandler.class) {
                return (Class<? extends Event>) generic.getActualTypeArguments()[0];
            }
        }
        throw new IllegalArgumentException(handler.getName() + " does not itself implement EventHandler");
    }
}
