package io.throughline.messaging;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Declares the work queue {@code <env>.<context>.<queue>} of a context and the consumer that works it off. From this
 * declaration the build generates the activation specification, the queue, its dead-letter queue and its redelivery
 * settings. The context is the package segment before {@code .messaging}; it alone appends to the queue.
 *
 * <p>The sessions of all nodes compete for the {@link Job}s, each holding one at a time, so a slow job delays no other.
 * Delivery is at least once, and {@link Inbox#once} gives each job its effect once. There is no order: a job that fails
 * is tried again from the database, with growing delays, while later ones go on.
 */
@Documented
@Target(TYPE)
@Retention(RUNTIME)
public @interface ConsumesWork {

    /** The queue's name within the context, for example {@code email}; not {@code events}, nor ending in it. */
    String queue();

    /** How many jobs one node works on at a time. */
    int sessions() default 4;

    /**
     * Whether the work comes in masses and can wait: all bulk queues of a node together get no more than a part of its
     * transactions, {@code throughline.inbox.bulk-transactions}, whatever their sessions. Others never wait for them.
     */
    boolean bulk() default false;

    /**
     * Deliveries before a job is dead-lettered, at least 1. What fails with {@link DependencyUnavailable} does not count.
     */
    int maxDeliveries() default 8;

    /** Milliseconds before the first redelivery. */
    long redeliveryDelay() default 1_000;

    /** By what each further redelivery delay grows. */
    double redeliveryMultiplier() default 2.0;

    /** The longest redelivery delay in milliseconds. */
    long maxRedeliveryDelay() default 30_000;
}
