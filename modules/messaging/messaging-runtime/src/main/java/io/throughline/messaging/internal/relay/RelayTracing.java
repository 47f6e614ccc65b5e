package io.throughline.messaging.internal.relay;

import io.throughline.messaging.internal.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The spans of what was sent, each in the trace of its event. */
@ApplicationScoped
class RelayTracing {

    @Inject
    private Tracing tracing;

    void sent(List<StoredEvent> events, Set<StoredEvent> refused, Instant since) {
        if (tracing.enabled()) {
            for (var event : events) {
                if (!refused.contains(event)) {
                    tracing.sent(event.context(), event.envelope(), since);
                }
            }
        }
    }
}
