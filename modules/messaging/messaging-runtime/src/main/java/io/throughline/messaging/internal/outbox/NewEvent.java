package io.throughline.messaging.internal.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.opentelemetry.api.trace.Span;
import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.internal.contract.Json;
import io.throughline.messaging.internal.wire.Shards;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event on its way into the log, already validated and serialized.
 *
 * @param dueAt null to publish at once
 * @param span of the append, which ends with the transaction
 */
record NewEvent(
        UUID id,
        String context,
        String type,
        int version,
        String key,
        Instant occurredAt,
        Instant dueAt,
        Origin origin,
        Map<String, String> headers,
        byte[] data,
        Span span) {

    int shard() {
        return Shards.of(context, key);
    }

    boolean scheduled() {
        return dueAt != null;
    }

    /** @return null without headers */
    String headersAsJson() {
        if (headers.isEmpty()) {
            return null;
        }
        try {
            return Json.MAPPER.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new ContractViolation("the headers cannot be written as JSON", e);
        }
    }

    EventEnvelope envelope(String source, long sequence) {
        return new EventEnvelope(
                id,
                type,
                version,
                source,
                key,
                sequence,
                occurredAt,
                origin.tenant(),
                origin.correlationId(),
                origin.causationId(),
                origin.traceparent(),
                origin.tracestate(),
                headers);
    }
}
