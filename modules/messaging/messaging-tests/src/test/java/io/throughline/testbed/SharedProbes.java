package io.throughline.testbed;

import io.throughline.messaging.Outbox;
import io.throughline.testbed.events.ProbeJoined;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Sends probes to the consumer whose events share transactions. */
@ApplicationScoped
public class SharedProbes {

    @Inject
    private Outbox outbox;

    @Transactional
    public void send(List<String> probes, int steps) {
        for (int step = 1; step <= steps; step++) {
            for (var probe : probes) {
                outbox.append(new ProbeJoined(probe, step));
            }
        }
    }
}
