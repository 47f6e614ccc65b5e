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

    /** Whether events of one key are handled in order, also through failures. */
    boolean ordered() default true;

    /** Deliveries before a message is dead-lettered, at least 1. */
    int maxDeliveries() default 8;

    /** Milliseconds before the first redelivery. */
    long redeliveryDelay() default 1_000;

    /** By what each further redelivery delay grows. */
    double redeliveryMultiplier() default 2.0;

    /** The longest redelivery delay in milliseconds. */
    long maxRedeliveryDelay() default 60_000;
}
