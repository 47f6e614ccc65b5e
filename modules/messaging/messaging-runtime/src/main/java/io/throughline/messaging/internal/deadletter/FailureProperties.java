package io.throughline.messaging.internal.deadletter;

import io.throughline.messaging.internal.delivery.ConsumerDefinition;
import io.throughline.messaging.internal.failure.Causes;
import io.throughline.messaging.internal.failure.Fingerprint;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a dead letter says of its failure. */
final class FailureProperties {

    private static final int MAX_REASON = 2_000;

    private FailureProperties() {}

    static Map<String, String> of(ConsumerDefinition consumer, String address, Throwable failure) {
        var root = Causes.root(failure);
        var reason = String.valueOf(root.getMessage());
        var properties = new LinkedHashMap<String, String>();
        properties.put("throughline_consumer", consumer.name());
        properties.put("throughline_exception", root.getClass().getName());
        properties.put("throughline_reason", reason.substring(0, Math.min(reason.length(), MAX_REASON)));
        properties.put("throughline_fingerprint", Fingerprint.of(failure));
        properties.put("throughline_failedat", Instant.now().toString());
        // where the Artemis console's "retry" sends it back to
        properties.put("_AMQ_ORIG_ADDRESS", address);
        properties.put("_AMQ_ORIG_QUEUE", address);
        return properties;
    }

    static boolean ownedByTheBroker(String name) {
        return name.startsWith("_AMQ_") || name.startsWith("__AMQ") || "JMSXDeliveryCount".equals(name);
    }
}
