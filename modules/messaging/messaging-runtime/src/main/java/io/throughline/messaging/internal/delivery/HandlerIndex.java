package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.AnyEvent;
import io.throughline.messaging.Event;
import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.internal.contract.Contracts;
import io.throughline.messaging.internal.contract.EventContract;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The handlers of each consumer, by the name of the event type. */
@ApplicationScoped
class HandlerIndex {

    /** Stands for the type where a handler takes all of them. */
    static final String ANY = "*";

    /**
     * A handler; {@code method} is its {@code on}, bound to the bean.
     *
     * @param contract of the events it takes; null if it takes all
     */
    record Route(EventContract contract, MethodHandle method) {

        void call(Event event, EventEnvelope envelope) {
            try {
                method.invoke(event, envelope);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new UndeclaredThrowableException(e);
            }
        }
    }

    @Inject
    private Contracts contracts;

    private final Map<Class<?>, Map<String, Route>> routes = new ConcurrentHashMap<>();

    /** @return the routes of the consumer, found once among the handlers its module can see */
    Map<String, Route> of(Class<? extends EventConsumer> consumer, Instance<EventHandler<?>> handlers) {
        var known = routes.get(consumer);
        return known != null ? known : routes.computeIfAbsent(consumer, ignored -> find(consumer, handlers));
    }

    private Map<String, Route> find(Class<? extends EventConsumer> consumer, Instance<EventHandler<?>> handlers) {
        var found = new HashMap<String, Route>();
        for (var handle : handlers.handles()) {
            var beanClass = handle.getBean().getBeanClass();
            var handles = beanClass.getAnnotation(Handles.class);
            if (handles != null && handles.value() == consumer) {
                var event = eventClass(beanClass);
                var contract = event == AnyEvent.class ? null : contracts.of(event);
                var method = method(beanClass, event, handle.get());
                found.put(contract == null ? ANY : contract.name(), new Route(contract, method));
            }
        }
        return Map.copyOf(found);
    }

    // Not through the interface: its bridge method would pass by the interceptors, and @Retry would do nothing.
    private static MethodHandle method(Class<?> beanClass, Class<? extends Event> event, Object handler) {
        try {
            var on = beanClass.getMethod("on", event, EventEnvelope.class);
            return MethodHandles.publicLookup().unreflect(on).bindTo(handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(beanClass.getName() + " must be public", e);
        }
    }

    @SuppressWarnings("unchecked")
    static Class<? extends Event> eventClass(Class<?> handler) {
        for (var type : handler.getGenericInterfaces()) {
            if (type instanceof ParameterizedType generic && generic.getRawType() == EventHandler.class) {
                return (Class<? extends Event>) generic.getActualTypeArguments()[0];
            }
        }
        throw new IllegalArgumentException(handler.getName() + " does not itself implement EventHandler");
    }
}
