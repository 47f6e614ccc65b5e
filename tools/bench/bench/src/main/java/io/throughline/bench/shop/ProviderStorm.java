package io.throughline.bench.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Both payment providers, carrier and mail server fail at once, in each of three ways, before and after they did their work. */
public final class ProviderStorm {

    /** A way to fail, and its share of all calls. */
    private record Way(String mode, double share, String more) {}

    private static final List<Way> CALLS = List.of(
            new Way("error", 0.3, ""), new Way("timeout", 0.1, ",\"delayMs\":12000"), new Way("reset", 0.1, ""));
    private static final List<Way> WEBHOOKS =
            List.of(new Way("duplicate", 0.2, ",\"delayMs\":300"), new Way("reorder", 0.2, ",\"delayMs\":2000"));
    private static final Map<String, List<Way>> TARGETS = new TreeMap<>(Map.of(
            "payment", CALLS,
            "acquirer", CALLS,
            "carrier", CALLS,
            "smtp", CALLS,
            "provider-webhook", WEBHOOKS,
            "acquirer-webhook", WEBHOOKS));

    private final Shop shop;

    public ProviderStorm(Shop shop) {
        this.shop = shop;
    }

    /** Each fault with a seed of its own, counted from this one. */
    public void begin(long seed) throws IOException, InterruptedException {
        long next = seed;
        for (Map.Entry<String, List<Way>> target : TARGETS.entrySet()) {
            double spared = 1;
            for (Way way : target.getValue()) {
                // the sandbox asks a fault only about what those before it have spared
                shop.fault("{\"target\":\"%s\",\"mode\":\"%s\",\"rate\":%s,\"seed\":%d%s}"
                        .formatted(target.getKey(), way.mode(), way.share() / spared, next++, way.more()));
                spared -= way.share();
            }
        }
    }

    /** How many calls and webhooks each has struck, as the sandbox counts. */
    public Map<String, Long> struck() throws IOException, InterruptedException {
        Map<String, Long> struck = new TreeMap<>();
        for (JsonNode fault : shop.faults()) {
            String name =
                    fault.path("target").asText() + " " + fault.path("mode").asText();
            if (name.contains("webhook")) {
                struck.put(name, fault.path("applied").asLong());
            } else {
                struck.put(name + ", before", fault.path("appliedBefore").asLong());
                struck.put(name + ", after", fault.path("appliedAfter").asLong());
            }
        }
        return struck;
    }

    public void end() throws IOException, InterruptedException {
        shop.quickProvider();
    }
}
