package io.throughline.bench.messaging;

import io.throughline.messaging.PermanentFailure;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes every event fail for good, on this node and as long as it lives; off at first. */
@ApplicationScoped
public class FailureSwitch {

    private volatile boolean on;

    public void turn(boolean failing) {
        on = failing;
    }

    void strike() {
        if (on) {
            throw new PermanentFailure("the bench has its events fail");
        }
    }
}
