package io.throughline.messaging.processor;

import javax.lang.model.element.TypeElement;

/** A sound handler class, with the published name of its event. */
record Handler(TypeElement type, TypeElement consumer, String event) {}
