package io.throughline.messaging;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Says which consumer an {@link EventHandler} belongs to; its event type becomes part of that consumer's filter. */
@Documented
@Target(TYPE)
@Retention(RUNTIME)
public @interface Handles {

    /** The consumer, of the same context. */
    Class<? extends EventConsumer> value();
}
