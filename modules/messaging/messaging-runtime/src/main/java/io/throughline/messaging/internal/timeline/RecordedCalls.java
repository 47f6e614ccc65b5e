package io.throughline.messaging.internal.timeline;

import io.opentelemetry.api.trace.Span;
import io.throughline.messaging.OutgoingCall;
import io.throughline.messaging.OutgoingCalls;
import io.throughline.messaging.internal.activity.ActivityLog;
import io.throughline.messaging.internal.activity.ActivityRow;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import io.throughline.messaging.internal.trace.TraceContexts;
import io.throughline.messaging.internal.trace.Tracing;
import io.throughline.messaging.internal.wire.EventIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Makes each call one span and one entry of the timeline. */
@ApplicationScoped
public class RecordedCalls implements OutgoingCalls {

    @Inject
    private Tracing tracing;

    @Inject
    private ActivityLog log;

    @Inject
    private Whereabouts whereabouts;

    @Override
    public <T> T make(OutgoingCall call, Function<Attempt, T> attempt) {
        var delivery = CurrentDelivery.orNull();
        if (delivery != null) {
            delivery.called();
        }
        var key = key(call, delivery);
        var running = new RunningCall(tracing.call(call, key));
        var began = Instant.now();
        long beganNanos = System.nanoTime();
        try {
            return Tracing.within(running.span(), () -> attempt.apply(running));
        } catch (RuntimeException | Error e) {
            running.failed(e);
            throw e;
        } finally {
            if (key != null) {
                var took = Duration.ofNanos(System.nanoTime() - beganNanos);
                keep(row(call, key, delivery, running, began, took), delivery);
            }
        }
    }

    // Not with the caller's transaction, should there be one: a call was made, whatever becomes of that.
    private void keep(ActivityRow row, CurrentDelivery delivery) {
        if (delivery != null) {
            delivery.activities().add(row);
        } else {
            log.writeNow(List.of(row));
        }
    }

    private static String key(OutgoingCall call, CurrentDelivery delivery) {
        if (call.businessId() != null) {
            return call.businessId();
        }
        return delivery == null ? null : delivery.event().envelope().key();
    }

    private ActivityRow row(
            OutgoingCall call,
            String key,
            CurrentDelivery delivery,
            RunningCall running,
            Instant began,
            Duration took) {
        var handled = delivery == null ? null : delivery.event().envelope();
        return new ActivityRow(
                began,
                EventIds.next(),
                call.kind().name(),
                key,
                whereabouts.context(delivery),
                delivery == null ? null : delivery.consumer().name(),
                call.system() + " " + call.operation(),
                call.eventId() == null && handled != null ? handled.id() : call.eventId(),
                running.outcome(),
                running.detail(),
                ActivityRow.counted(call.attempt()),
                took.toMillis(),
                log.node(),
                traceId(running.span(), call, delivery),
                null);
    }

    private static String traceId(Span span, OutgoingCall call, CurrentDelivery delivery) {
        if (span.getSpanContext().isValid()) {
            return span.getSpanContext().getTraceId();
        }
        var handled = delivery == null ? null : delivery.event().envelope().traceparent();
        return TraceContexts.traceId(call.traceparent() == null ? handled : call.traceparent());
    }
}
