package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.ConsumesWork;
import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.EventEnvelope;

/**
 * One consumer, from its declaration.
 *
 * @param name {@code <context>.<from>-events}, or {@code <context>.<queue>} for a work queue: its name in the inbox and,
 *     behind the environment, its address
 * @param source whose events it consumes; for a work queue its own name, under which the log holds its jobs
 * @param lane what its transactions may take of the node
 * @param eventsPerTransaction up to how many waiting events share one transaction
 */
public record ConsumerDefinition(
        String name,
        String source,
        boolean ordered,
        int maxDeliveries,
        int eventsPerTransaction,
        Delays delays,
        Lane lane) {

    /** Whose transactions wait for whose. */
    public enum Lane {
        INTERACTIVE,
        /** Gets a small part of them. */
        BULK
    }

    /** The delays before redeliveries, in milliseconds. */
    public record Delays(long first, double multiplier, long longest) {

        long before(int redelivery) {
            return (long) Math.min(first * Math.pow(multiplier, redelivery - 1.0), longest);
        }
    }

    private static final String EVENTS = "-events";

    private static final ClassValue<ConsumerDefinition> KNOWN = new ClassValue<>() {
        @Override
        protected ConsumerDefinition computeValue(Class<?> consumer) {
            return read(consumer);
        }
    };

    public static ConsumerDefinition of(Class<? extends EventConsumer> consumer) {
        return KNOWN.get(consumer);
    }

    /** The source of an ordered consumer that is known by its name only. */
    public static String sourceOf(String name) {
        return name.substring(name.indexOf('.') + 1, name.length() - EVENTS.length());
    }

    private static ConsumerDefinition read(Class<?> consumer) {
        var packages = consumer.getPackageName().split("\\.");
        var context = packages[packages.length - 2];
        var work = consumer.getAnnotation(ConsumesWork.class);
        if (work != null) {
            return of(context, work);
        }
        var events = consumer.getAnnotation(ConsumesEvents.class);
        if (events == null) {
            throw new IllegalArgumentException(consumer.getName() + " has neither @ConsumesEvents nor @ConsumesWork");
        }
        return of(context, events);
    }

    private static ConsumerDefinition of(String context, ConsumesEvents declared) {
        return new ConsumerDefinition(
                context + "." + declared.from() + EVENTS,
                declared.from(),
                declared.ordered(),
                declared.maxDeliveries(),
                declared.eventsPerTransaction(),
                new Delays(declared.redeliveryDelay(), declared.redeliveryMultiplier(), declared.maxRedeliveryDelay()),
                Lane.INTERACTIVE);
    }

    private static ConsumerDefinition of(String context, ConsumesWork declared) {
        var name = context + "." + declared.queue();
        return new ConsumerDefinition(
                name,
                name,
                false,
                declared.maxDeliveries(),
                1,
                new Delays(declared.redeliveryDelay(), declared.redeliveryMultiplier(), declared.maxRedeliveryDelay()),
                declared.bulk() ? Lane.BULK : Lane.INTERACTIVE);
    }

    /** What waits while one event is tried again: all of its key, or nothing but the event itself. */
    public String keyOf(EventEnvelope envelope) {
        return ordered ? envelope.key() : envelope.id().toString();
    }

    /** Milliseconds until a held event that failed is tried again. */
    public long redeliveryDelay(int attempts) {
        return delays.before(attempts);
    }
}
