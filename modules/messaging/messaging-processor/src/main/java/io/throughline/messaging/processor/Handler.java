package io.throughline.messaging.processor;

import javax.lang.model.element.TypeElement;

/**
 * A sound handler class, with the published name of its event, or {@link ConsumerDeclaration#ANY}.
 *
 * @param queue the queue of the job it handles; null for an event
 */
record Handler(TypeElement type, TypeElement consumer, String event, String queue) {

    boolean takesAny() {
        return event.equals(ConsumerDeclaration.ANY);
    }
}
