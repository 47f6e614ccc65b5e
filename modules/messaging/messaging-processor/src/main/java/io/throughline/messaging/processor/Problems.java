package io.throughline.messaging.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Reports what is wrong with a declaration as a compiler error at the class that makes it. */
final class Problems {

    private final Messager messager;
    private boolean found;

    Problems(Messager messager) {
        this.messager = messager;
    }

    boolean require(boolean rule, TypeElement at, String message) {
        if (!rule) {
            report(at, message);
        }
        return rule;
    }

    void report(TypeElement at, String message) {
        found = true;
        messager.printMessage(Diagnostic.Kind.ERROR, at.getSimpleName() + " " + message, at);
    }

    boolean found() {
        return found;
    }
}
