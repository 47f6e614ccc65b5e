package io.throughline.messaging;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The published name and contract version of an {@link Event}. The name, never the class, is stored and sent, so a
 * class may be renamed or moved freely.
 *
 * <p>The contract itself is the JSON Schema (draft 2020-12) at {@code schemas/<name>.v<version>.schema.json} in the
 * jar of the event. A schema once published is kept for ever.
 */
@Documented
@Target(TYPE)
@Retention(RUNTIME)
public @interface EventType {

    /**
     * {@code <context>.<past-tense-name>} in lower case with hyphens, for example {@code orders.order-placed}.
     */
    String name();

    /** The contract version, counted from 1. */
    int version() default 1;
}
