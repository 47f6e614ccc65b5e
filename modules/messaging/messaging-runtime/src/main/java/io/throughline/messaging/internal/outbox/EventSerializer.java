package io.throughline.messaging.internal.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.AppendOptions;
import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.Event;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.internal.contract.Contracts;
import io.throughline.messaging.internal.contract.Json;
import io.throughline.messaging.internal.trace.Tracing;
import io.throughline.messaging.internal.wire.EventIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Checks an event against its contract and turns it into what is stored. */
@ApplicationScoped
class EventSerializer {

    private static final int MAX_KEY_LENGTH = 200;

    @Inject
    private Contracts contracts;

    @Inject
    private Tracing tracing;

    private final Clock clock = Clock.systemUTC();

    /** @param handled the event being handled on this thread, or null */
    NewEvent serialize(Event event, AppendOptions options, EventEnvelope handled) {
        var contract = contracts.of(event.getClass());
        JsonNode json = Json.MAPPER.valueToTree(event);
        contracts.check(contract, contract.version(), json);
        var id = EventIds.next();
        var key = requireKey(event);
        var span = tracing.append(contract.context(), contract.name(), key, id);
        return new NewEvent(
                id,
                contract.context(),
                contract.name(),
                contract.version(),
                key,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                options.dueAt(),
                Origin.of(id, options.tenant(), handled, span.getSpanContext()),
                options.headers(),
                bytes(json),
                span);
    }

    private static String requireKey(Event event) {
        var key = event.key();
        if (key == null || key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            throw new ContractViolation(
                    "the key of an event has 1 to " + MAX_KEY_LENGTH + " characters, not '" + key + "'");
        }
        return key;
    }

    private static byte[] bytes(JsonNode value) {
        try {
            return Json.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new ContractViolation("the event cannot be written as JSON", e);
        }
    }
}
