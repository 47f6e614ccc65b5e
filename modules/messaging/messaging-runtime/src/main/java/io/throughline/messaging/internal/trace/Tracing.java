package io.throughline.messaging.internal.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.OutgoingCall;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The spans of an event's way: its append, its sending, each attempt to handle it, and the calls that makes. Names and
 * attributes after OpenTelemetry's conventions for messaging 1.27; Artemis speaks as {@code activemq}, which they know.
 */
@ApplicationScoped
public class Tracing {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("messaging.message.id");
    private static final AttributeKey<String> CONVERSATION =
            AttributeKey.stringKey("messaging.message.conversation_id");
    private static final AttributeKey<String> EVENT_TYPE = AttributeKey.stringKey("cloudevents.event_type");
    private static final AttributeKey<String> KEY = AttributeKey.stringKey("throughline.key");
    private static final AttributeKey<String> CONSUMER = AttributeKey.stringKey("throughline.consumer");
    private static final AttributeKey<String> PEER = AttributeKey.stringKey("peer.service");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    @Inject
    private Tracer tracer;

    @Inject
    private OpenTelemetry telemetry;

    @Inject
    @ConfigProperty(name = "throughline.env", defaultValue = "dev")
    private String environment;

    private boolean enabled;

    // Not by otel.sdk.disabled: the server may have read it elsewhere than the application does.
    @PostConstruct
    void ask() {
        enabled = telemetry.getPropagators() != ContextPropagators.noop();
    }

    public boolean enabled() {
        return enabled;
    }

    /** The span of an append, from the call to the end of the transaction; what follows from the event continues it. */
    public Span append(String context, String type, String key, UUID id) {
        if (!enabled) {
            return Span.getInvalid();
        }
        var destination = address(context);
        return message("append", "create", destination)
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute(MESSAGE_ID, id.toString())
                .setAttribute(EVENT_TYPE, type)
                .setAttribute(KEY, key)
                .startSpan();
    }

    /** The event is safe at the broker. */
    public void sent(String context, EventEnvelope envelope, Instant since) {
        if (envelope.traceparent() != null) {
            var destination = address(context);
            message("send", "send", destination)
                    .setSpanKind(SpanKind.CLIENT)
                    .setParent(TraceContexts.of(envelope.traceparent(), envelope.tracestate()))
                    .setStartTimestamp(since)
                    .setAttribute(MESSAGE_ID, envelope.id().toString())
                    .startSpan()
                    .end();
        }
    }

    /** One attempt to handle an event. */
    public Span process(String consumer, EventEnvelope envelope) {
        if (!enabled) {
            return Span.getInvalid();
        }
        return message("process", "process", environment + "." + consumer)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(TraceContexts.of(envelope.traceparent(), envelope.tracestate()))
                .setAttribute(MESSAGE_ID, envelope.id().toString())
                .setAttribute(CONVERSATION, envelope.correlationId())
                .setAttribute(EVENT_TYPE, envelope.type())
                .setAttribute(KEY, envelope.key())
                .setAttribute(CONSUMER, consumer)
                .startSpan();
    }

    /** One call to another system. */
    public Span call(OutgoingCall call, String key) {
        if (!enabled) {
            return Span.getInvalid();
        }
        var span = tracer.spanBuilder(call.operation() + " " + call.system())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(PEER, call.system())
                .setAttribute(KEY, key);
        if (call.traceparent() != null) {
            span.setParent(TraceContexts.of(call.traceparent(), null));
        }
        return span.startSpan();
    }

    /** A context's events, or one of its work queues, which are named {@code <context>.<queue>}. */
    private String address(String context) {
        return environment + "." + context + (context.indexOf('.') < 0 ? ".events" : "");
    }

    private SpanBuilder message(String operation, String operationType, String destination) {
        return tracer.spanBuilder(operation + " " + destination)
                .setAttribute(SYSTEM, "activemq")
                .setAttribute(OPERATION, operation)
                .setAttribute(OPERATION_TYPE, operationType)
                .setAttribute(DESTINATION, destination);
    }

    /** Runs a part as the span, which it ends; a failure is recorded in it and thrown on. */
    public static <T> T within(Span span, Supplier<T> part) {
        if (!span.getSpanContext().isValid()) {
            return part.get();
        }
        try (var current = span.makeCurrent()) {
            return part.get();
        } catch (RuntimeException | Error e) {
            failed(span, e);
            throw e;
        } finally {
            span.end();
        }
    }

    public static void failed(Span span, Throwable failure) {
        span.recordException(failure);
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(ERROR, failure.getClass().getName());
    }
}
