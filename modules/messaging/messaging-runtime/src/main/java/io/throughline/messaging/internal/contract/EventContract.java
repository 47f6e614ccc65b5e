package io.throughline.messaging.internal.contract;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/**
 * The name, version and home of one event class.
 *
 * @param context the publishing context: the part of the name before the first dot
 */
public record EventContract(Class<? extends Event> eventClass, String name, int version, String context) {

    static EventContract of(Class<? extends Event> eventClass) {
        var type = eventClass.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(eventClass.getName() + " has no @EventType");
        }
        int dot = type.name().indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("@EventType name '" + type.name() + "' is not <context>.<event>");
        }
        return new EventContract(
                eventClass, type.name(), type.version(), type.name().substring(0, dot));
    }

    /** The URN by which messages name the schema; it ends in the version. */
    public static String dataschema(String name, int version) {
        return "urn:throughline:" + name + ":" + version;
    }
}
