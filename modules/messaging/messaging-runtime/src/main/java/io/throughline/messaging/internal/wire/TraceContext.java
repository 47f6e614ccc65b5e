package io.throughline.messaging.internal.wire;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.stream.Collectors;

/** The W3C trace context of the current span; both values are null when nothing is traced. */
public record TraceContext(String traceparent, String tracestate) {

    private static final TraceContext NONE = new TraceContext(null, null);

    public static TraceContext current() {
        var span = Span.current().getSpanContext();
        return span.isValid() ? of(span) : NONE;
    }

    private static TraceContext of(SpanContext span) {
        var parent = "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
        var state = span.getTraceState().asMap().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
        return new TraceContext(parent, state.isEmpty() ? null : state);
    }
}
