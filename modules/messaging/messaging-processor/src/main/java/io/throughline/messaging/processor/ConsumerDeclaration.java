package io.throughline.messaging.processor;

import java.util.List;

/**
 * One consumer as its context declares it; the format of {@link ConsumersJson}.
 *
 * @param context the consuming context, {@code inventory}
 * @param consumer {@code <context>.<from>-events}, or {@code <context>.<queue>}: inbox name, and queue name behind the
 *     environment
 * @param from the publishing context; null if the consumer works off a queue of its own context
 * @param module the WAR's file name without extension
 * @param bean the EJB name of the message-driven bean
 * @param types the published names of the events it handles, sorted; only {@link #ANY} if it handles all
 * @param sessions how many messages one node handles at a time
 * @param ordered whether events of one key are handled in order
 * @param maxDeliveries deliveries before a message is dead-lettered
 * @param redeliveryDelay milliseconds before the first redelivery
 * @param redeliveryMultiplier by what each further delay grows
 * @param maxRedeliveryDelay the longest delay in milliseconds
 */
public record ConsumerDeclaration(
        String context,
        String consumer,
        String from,
        String module,
        String bean,
        List<String> types,
        int sessions,
        boolean ordered,
        int maxDeliveries,
        long redeliveryDelay,
        double redeliveryMultiplier,
        long maxRedeliveryDelay) {

    /** Stands for every event of the source, also those that are published later. */
    public static final String ANY = "*";

    public ConsumerDeclaration {
        types = List.copyOf(types);
    }

    /** Whether it handles every event of its source. */
    public boolean takesAny() {
        return types.equals(List.of(ANY));
    }

    /** Whether jobs are sent to it, instead of events being diverted to it. */
    public boolean forWork() {
        return from == null;
    }
}
