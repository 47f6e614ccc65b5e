package io.throughline.messaging.internal.telemetry;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import io.throughline.messaging.internal.trace.TraceContexts;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.Map;
import java.util.function.Function;

/**
 * Gives every log line that is written while an event is handled, whoever writes it, the event's attributes: fields named
 * {@code ext_...} in the server's JSON. The trace is also known while a request is served.
 */
@ApplicationScoped
public class LogFields {

    // the server keeps them by weak references
    private final Map<String, LogRecordContext.Extension> fields = Map.of(
            "eventId", () -> ofEvent(envelope -> envelope.id().toString()),
            "eventType", () -> ofEvent(EventEnvelope::type),
            "key", () -> ofEvent(EventEnvelope::key),
            "tenant", () -> ofEvent(EventEnvelope::tenant),
            "consumer", LogFields::consumer,
            "traceId", () -> TraceContexts.traceId(ofEvent(EventEnvelope::traceparent)));

    void start(@Observes Startup event) {
        fields.forEach(LogRecordContext::registerExtension);
    }

    private static String ofEvent(Function<EventEnvelope, String> attribute) {
        var envelope = CurrentDelivery.envelope();
        return envelope == null ? null : attribute.apply(envelope);
    }

    private static String consumer() {
        var delivery = CurrentDelivery.orNull();
        return delivery == null ? null : delivery.consumer().name();
    }

    @PreDestroy
    void stop() {
        fields.keySet().forEach(LogRecordContext::unregisterExtension);
    }
}
