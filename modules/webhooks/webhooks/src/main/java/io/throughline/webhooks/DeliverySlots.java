package io.throughline.webhooks;

import java.util.HashMap;
import java.util.Map;

/**
 * How many attempts this node makes at a time. An endpoint that was slow, or did not answer at all, gets one at a time
 * until it answers swiftly again, and all such endpoints together at most half of the slots: however many of them hang,
 * the others are not kept waiting.
 */
final class DeliverySlots {

    private static final class Endpoint {
        private int busy;
        private boolean slow;
    }

    private final int total;
    private final int perEndpoint;
    private final Map<String, Endpoint> endpoints = new HashMap<>();

    DeliverySlots(int total, int perEndpoint) {
        this.total = total;
        this.perEndpoint = perEndpoint;
    }

    /** Takes as many slots as the endpoint may have now; each is to be given back. */
    synchronized int take(String name) {
        var endpoint = endpoints.computeIfAbsent(name, ignored -> new Endpoint());
        int free = Math.min(most(endpoint) - endpoint.busy, total - busy());
        if (endpoint.slow) {
            free = Math.min(free, total / 2 - busySlowly());
        }
        int taken = Math.max(0, free);
        endpoint.busy += taken;
        forgetIfIdle(name, endpoint);
        return taken;
    }

    /** Gives a slot back that was not used. */
    synchronized void giveBack(String name) {
        var endpoint = endpoints.get(name);
        endpoint.busy--;
        forgetIfIdle(name, endpoint);
    }

    /** Gives a slot back after an attempt. */
    synchronized void giveBack(String name, boolean swift) {
        endpoints.get(name).slow = !swift;
        giveBack(name);
    }

    private int most(Endpoint endpoint) {
        return endpoint.slow ? 1 : perEndpoint;
    }

    private int busy() {
        return endpoints.values().stream().mapToInt(endpoint -> endpoint.busy).sum();
    }

    private int busySlowly() {
        return endpoints.values().stream()
                .filter(endpoint -> endpoint.slow)
                .mapToInt(endpoint -> endpoint.busy)
                .sum();
    }

    private void forgetIfIdle(String name, Endpoint endpoint) {
        if (endpoint.busy == 0 && !endpoint.slow) {
            endpoints.remove(name);
        }
    }
}
