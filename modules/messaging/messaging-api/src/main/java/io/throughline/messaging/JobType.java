package io.throughline.messaging;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The stored name and contract version of a {@link Job}, and the work queue it waits in. As with {@link EventType}, the
 * contract is the JSON Schema at {@code schemas/<name>.v<version>.schema.json}, beside the job's class.
 */
@Documented
@Target(TYPE)
@Retention(RUNTIME)
public @interface JobType {

    /** {@code <context>.<what-is-to-be-done>} in lower case with hyphens, for example {@code notifications.send-mail}. */
    String name();

    /** A queue of the same context that a consumer declares with {@link ConsumesWork}. */
    String queue();

    /** The contract version, counted from 1. */
    int version() default 1;
}
