package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.Handles;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The handlers of all modules, known before any message has arrived: a lookup from here would see no module. */
public class HandlerScan implements Extension {

    private final Set<Class<?>> handlers = ConcurrentHashMap.newKeySet();

    <T> void seen(@Observes @WithAnnotations(Handles.class) ProcessAnnotatedType<T> type) {
        if (type.getAnnotatedType().isAnnotationPresent(Handles.class)) {
            handlers.add(type.getAnnotatedType().getJavaClass());
        }
    }

    Set<Class<?>> handlers() {
        return handlers;
    }
}
