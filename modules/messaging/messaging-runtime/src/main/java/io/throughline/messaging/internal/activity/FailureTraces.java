package io.throughline.messaging.internal.activity;

import io.throughline.messaging.internal.failure.Failure;
import io.throughline.messaging.jdbc.CommitQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes {@code messaging.failure_trace}: each trace once a day and node, so that a storm of failures writes it seldom. */
@ApplicationScoped
class FailureTraces {

    private static final int REMEMBERED = 1_000;

    private final Map<UUID, LocalDate> written = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, LocalDate> eldest) {
            return size() > REMEMBERED;
        }
    });
    private final Clock clock;

    FailureTraces() {
        this(Clock.systemUTC());
    }

    FailureTraces(Clock clock) {
        this.clock = clock;
    }

    /** What is to be run with the commit; nothing if this node has written the trace today. */
    List<CommitQuery> of(Failure failure) {
        var today = LocalDate.now(clock);
        var id = failure.traceId();
        return today.equals(written.get(id))
                ? List.of()
                : List.of(new FailureTraceInsert(id, failure, today, () -> written.put(id, today)));
    }
}
