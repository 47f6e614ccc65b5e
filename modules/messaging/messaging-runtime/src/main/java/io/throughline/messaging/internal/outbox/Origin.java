package io.throughline.messaging.internal.outbox;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.internal.wire.TraceContext;
import java.util.UUID;

/** Where an event comes from: its tenant, its conversation, its cause and its trace. */
record Origin(String tenant, String correlationId, String causationId, String traceparent, String tracestate) {

    /** The origin of an event appended now, while {@code handled} is being handled, or null outside a handler. */
    static Origin of(UUID id, String tenant, EventEnvelope handled) {
        var trace = TraceContext.current();
        if (handled == null) {
            return new Origin(tenant, id.toString(), null, trace.traceparent(), trace.tracestate());
        }
        return new Origin(
                tenant == null ? handled.tenant() : tenant,
                handled.correlationId(),
                handled.id().toString(),
                trace.traceparent() == null ? handled.traceparent() : trace.traceparent(),
                trace.traceparent() == null ? handled.tracestate() : trace.tracestate());
    }
}
