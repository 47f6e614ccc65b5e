package io.throughline.webhooks.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.EventContractSuite;
import java.time.Instant;
import java.util.stream.Stream;

class WebhookEventContractTest extends EventContractSuite {

    private static final Instant SINCE = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");

    @Override
    protected Stream<Event> valid() {
        return Stream.of(
                new EndpointDisabled(
                        KEY,
                        "integrator",
                        "shop.example:443",
                        "ops@shop.example",
                        "de",
                        SINCE,
                        42,
                        "HTTP status 500",
                        AT),
                new EndpointDisabled(KEY, "integrator", "shop.example:443", null, null, SINCE, 1, "no answer", AT));
    }

    @Override
    protected Stream<Event> invalid() {
        return Stream.of(
                new EndpointDisabled(KEY, "integrator", "shop.example:443", "", null, SINCE, 42, "no answer", AT),
                new EndpointDisabled("not-a-uuid", "integrator", "shop.example:443", null, null, SINCE, 1, "none", AT),
                new EndpointDisabled(KEY, "integrator", "shop.example:443", null, null, null, 1, "no answer", AT),
                new EndpointDisabled(KEY, "integrator", "shop.example:443", null, null, SINCE, 0, "no answer", AT));
    }
}
