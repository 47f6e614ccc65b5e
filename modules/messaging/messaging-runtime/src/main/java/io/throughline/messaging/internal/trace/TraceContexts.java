package io.throughline.messaging.internal.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;

/** W3C trace contexts, to and from text. */
public final class TraceContexts {

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final int TRACE_ID = 3;
    private static final int TRACE_ID_END = 35;

    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    };

    private TraceContexts() {}

    /** A context whose span is the remote one; without one if the text is none. */
    public static Context of(String traceparent, String tracestate) {
        if (traceparent == null) {
            return Context.root();
        }
        var carrier = new HashMap<String, String>();
        carrier.put("traceparent", traceparent);
        if (tracestate != null) {
            carrier.put("tracestate", tracestate);
        }
        return W3C.extract(Context.root(), carrier, GETTER);
    }

    /** {@code traceparent} and {@code tracestate}, as far as there are. */
    public static Map<String, String> headers(SpanContext span) {
        if (!span.isValid()) {
            return Map.of();
        }
        var headers = new HashMap<String, String>();
        W3C.inject(Context.root().with(Span.wrap(span)), headers, Map::put);
        return headers;
    }

    /** The id of the current trace, else of the one in {@code traceparent}, else null. */
    public static String traceId(String traceparent) {
        var current = Span.current().getSpanContext();
        return current.isValid() ? current.getTraceId() : idIn(traceparent);
    }

    /** The id of the trace, or null. */
    public static String idIn(String traceparent) {
        return traceparent == null || traceparent.length() < TRACE_ID_END
                ? null
                : traceparent.substring(TRACE_ID, TRACE_ID_END);
    }
}
