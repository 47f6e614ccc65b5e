package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.EventEnvelope;

/**
 * One consumer, from its declaration.
 *
 * @param name {@code <context>.<from>-events}: its name in the inbox and, behind the environment, its address
 */
public record ConsumerDefinition(String name, boolean ordered, int maxDeliveries, ConsumesEvents declaration) {

    private static final ClassValue<ConsumerDefinition> KNOWN = new ClassValue<>() {
        @Override
        protected ConsumerDefinition computeValue(Class<?> consumer) {
            return read(consumer);
        }
    };

    public static ConsumerDefinition of(Class<? extends EventConsumer> consumer) {
        return KNOWN.get(consumer);
    }

    private static ConsumerDefinition read(Class<?> consumer) {
        var declaration = consumer.getAnnotation(ConsumesEvents.class);
        if (declaration == null) {
            throw new IllegalArgumentException(consumer.getName() + " has no @ConsumesEvents");
        }
        var packages = consumer.getPackageName().split("\\.");
        var context = packages[packages.length - 2];
        return new ConsumerDefinition(
                context + "." + declaration.from() + "-events",
                declaration.ordered(),
                declaration.maxDeliveries(),
                declaration);
    }

    /** What waits while one event is tried again: all of its key, or nothing but the event itself. */
    public String keyOf(EventEnvelope envelope) {
        return ordered ? envelope.key() : envelope.id().toString();
    }

    /** Up to how many waiting events share one transaction. */
    public int eventsPerTransaction() {
        return declaration.eventsPerTransaction();
    }

    /** Milliseconds until a held event that failed is tried again. */
    public long redeliveryDelay(int attempts) {
        double delay = declaration.redeliveryDelay() * Math.pow(declaration.redeliveryMultiplier(), attempts - 1.0);
        return (long) Math.min(delay, declaration.maxRedeliveryDelay());
    }
}
