package io.throughline.messaging;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Options of {@link Outbox#append(Event, AppendOptions)}.
 *
 * @param dueAt publish not before this instant, or null for at once
 * @param tenant tenant of the event, or null for the one of the event being handled
 * @param headers further headers: names of lower-case letters and digits, as CloudEvents extensions are
 */
public record AppendOptions(Instant dueAt, String tenant, Map<String, String> headers) {

    public static final AppendOptions NONE = new AppendOptions(null, null, Map.of());

    public AppendOptions {
        headers = Map.copyOf(headers);
        headers.keySet().forEach(AppendOptions::requireExtensionName);
    }

    public AppendOptions dueAt(Instant instant) {
        return new AppendOptions(instant, tenant, headers);
    }

    public AppendOptions tenant(String name) {
        return new AppendOptions(dueAt, name, headers);
    }

    public AppendOptions header(String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return new AppendOptions(dueAt, tenant, all);
    }

    private static void requireExtensionName(String name) {
        if (!name.matches("[a-z0-9]{1,20}")) {
            throw new IllegalArgumentException("header '" + name
                    + "': 1 to 20 lower-case letters and digits, as CloudEvents extensions are named");
        }
    }
}
