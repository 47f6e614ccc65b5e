package io.throughline.messaging.processor;

import javax.lang.model.element.TypeElement;

/** A sound handler class, with the published name of its event, or {@link ConsumerDeclaration#ANY}. */
record Handler(TypeElement type, TypeElement consumer, String event) {

    boolean takesAny() {
        return event.equals(ConsumerDeclaration.ANY);
    }
}
