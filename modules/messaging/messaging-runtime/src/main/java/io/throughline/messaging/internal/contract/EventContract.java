package io.throughline.messaging.internal.contract;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;
import io.throughline.messaging.JobType;

/**
 * The name, version and home of one event class.
 *
 * @param context the publishing context: the part of the name before the first dot; for a job followed by its queue,
 *     {@code notifications.email}
 */
public record EventContract(Class<? extends Event> eventClass, String name, int version, String context) {

    static EventContract of(Class<? extends Event> eventClass) {
        var job = eventClass.getAnnotation(JobType.class);
        if (job != null) {
            var context = contextIn("@JobType", job.name()) + "." + job.queue();
            return new EventContract(eventClass, job.name(), job.version(), context);
        }
        var type = eventClass.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(eventClass.getName() + " has neither @EventType nor @JobType");
        }
        return new EventContract(eventClass, type.name(), type.version(), contextIn("@EventType", type.name()));
    }

    private static String contextIn(String annotation, String name) {
        int dot = name.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException(annotation + " name '" + name + "' is not <context>.<event>");
        }
        return name.substring(0, dot);
    }

    /** The URN by which messages name the schema; it ends in the version. */
    public static String dataschema(String name, int version) {
        return "urn:throughline:" + name + ":" + version;
    }
}
