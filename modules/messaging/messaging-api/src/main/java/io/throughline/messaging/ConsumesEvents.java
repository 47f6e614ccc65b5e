package io.throughline.messaging;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Declares the consumer of another context's events. From this declaration the build generates the activation
 * specification, the queue {@code <env>.<context>.<from>-events}, its dead-letter queue, the divert that feeds it and
 * its redelivery settings. The consuming context is the package segment before {@code .messaging}.
 */
@Documented
@Target(TYPE)
@Retention(RUNTIME)
public @interface ConsumesEvents {

    /** The publishing context, for example {@code orders}. */
    String from();

    /** How many messages one node handles at a time. */
    int sessions() default 8;

    /** Whether events of one key are handled in order, also through failures and crashes. */
    boolean ordered() default true;

    /**
     * Up to how many events share one transaction, if so many wait at the same moment; at most {@link #sessions}. A
     * lone event never waits for company.
     *
     * <p>More than 1 saves most of what a transaction costs, and is for consumers whose effects are short and whose
     * effects of different keys lock different rows: two transactions that lock the same rows in different order would
     * deadlock. (An order's own row is such an effect; the stock of an article that many orders name is not.)
     *
     * <p>The effects of a transaction run one after the other, in one persistence context, and those that wait
     * meanwhile are the next. If one fails, all are rolled back and each event is handled again in a transaction of its
     * own, so that only the one that fails is retried, blocked or dead-lettered; nothing is shared for the following
     * second. Events that waited behind a failed one are never shared.
     */
    int eventsPerTransaction() default 1;

    /** Deliveries before a message is dead-lettered, at least 1. */
    int maxDeliveries() default 8;

    /** Milliseconds before the first redelivery. */
    long redeliveryDelay() default 1_000;

    /** By what each further redelivery delay grows. */
    double redeliveryMultiplier() default 2.0;

    /** The longest redelivery delay in milliseconds. */
    long maxRedeliveryDelay() default 60_000;
}
