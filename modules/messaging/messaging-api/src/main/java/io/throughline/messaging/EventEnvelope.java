package io.throughline.messaging;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * The attributes of one event, after CloudEvents 1.0; the event itself travels beside it.
 *
 * @param id UUIDv7, unique for ever, the same for every delivery and replay of the event
 * @param type published name, for example {@code orders.order-placed}
 * @param version contract version of the event as it was published, from {@code dataschema}
 * @param source {@code /<environment>/<context>}
 * @param key business key ({@code partitionkey}); order is kept per key
 * @param sequence position among the events of the source with this key, counted from 1 without gaps
 * @param occurredAt when the event was appended ({@code time})
 * @param tenant the tenant, or null
 * @param correlationId id of the first event of the conversation
 * @param causationId id of the event whose handling appended this one, or null
 * @param traceparent W3C trace context, or null
 * @param tracestate W3C trace state, or null
 * @param headers further headers, names without prefix
 */
public record EventEnvelope(
        UUID id,
        String type,
        int version,
        String source,
        String key,
        long sequence,
        Instant occurredAt,
        String tenant,
        String correlationId,
        String causationId,
        String traceparent,
        String tracestate,
        Map<String, String> headers) {

    public EventEnvelope {
        headers = Map.copyOf(headers);
    }

    /** The context that published the event: the last segment of the source. */
    public String sourceContext() {
        return source.substring(source.lastIndexOf('/') + 1);
    }
}
