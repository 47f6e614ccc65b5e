package io.throughline.messaging.internal.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.internal.trace.TraceContexts;
import java.util.UUID;

/** Where an event comes from: its tenant, its conversation, its cause and its trace. */
record Origin(String tenant, String correlationId, String causationId, String traceparent, String tracestate) {

    /** The origin of an event appended now, while {@code handled} is being handled, or null outside a handler. */
    static Origin of(UUID id, String tenant, EventEnvelope handled, SpanContext append) {
        var trace =
                TraceContexts.headers(append.isValid() ? append : Span.current().getSpanContext());
        var traceparent = trace.get("traceparent");
        if (handled == null) {
            return new Origin(tenant, id.toString(), null, traceparent, trace.get("tracestate"));
        }
        return new Origin(
                tenant == null ? handled.tenant() : tenant,
                handled.correlationId(),
                handled.id().toString(),
                traceparent == null ? handled.traceparent() : traceparent,
                traceparent == null ? handled.tracestate() : trace.get("tracestate"));
    }
}
