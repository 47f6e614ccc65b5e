package io.throughline.testbed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps the effect of a probe waiting until a test lets it go on. */
@ApplicationScoped
public class Gate {

    private final Map<String, CountDownLatch> closed = new ConcurrentHashMap<>();
    private final Set<String> reached = ConcurrentHashMap.newKeySet();

    public void close(String probe) {
        closed.put(probe, new CountDownLatch(1));
    }

    public void open(String probe) {
        closed.remove(probe).countDown();
    }

    /** Whether the probe's effect has come to the gate. */
    public boolean reached(String probe) {
        return reached.contains(probe);
    }

    public void pass(String probe) {
        reached.add(probe);
        var latch = closed.get(probe);
        try {
            if (latch != null && !latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the gate of " + probe + " stayed closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
