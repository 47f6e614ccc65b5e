package io.throughline.messaging.processor;

import io.throughline.messaging.EventType;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** What a class annotated with {@code @Handles} must be. */
final class HandlerRules {

    private final Classes classes;
    private final Problems problems;

    HandlerRules(Classes classes, Problems problems) {
        this.classes = classes;
        this.problems = problems;
    }

    Optional<Handler> check(TypeElement type) {
        var sound = isHandlerClass(type);
        var event = eventOf(type).flatMap(found -> publishedName(type, found));
        return sound ? event.map(name -> new Handler(type, consumerOf(type), name)) : Optional.empty();
    }

    /** A handler that is a bean but belongs to no consumer would never be called, and nobody would notice. */
    void checkBelongs(TypeElement bean) {
        var belongs = classes.annotation(bean, Names.HANDLES).isPresent();
        var handles = classes.supertype(bean.asType(), Names.EVENT_HANDLER).isPresent();
        problems.require(belongs || !handles, bean, "is an EventHandler without @Handles and would never be called");
    }

    private boolean isHandlerClass(TypeElement type) {
        return problems.require(classes.isBeanClass(type), type, "must be a class, neither abstract nor final")
                & problems.require(
                        classes.annotation(type, Names.APPLICATION_SCOPED).isPresent(),
                        type,
                        "must be annotated with @ApplicationScoped, or CDI does not find it");
    }

    private Optional<TypeElement> eventOf(TypeElement type) {
        var handler = classes.supertype(type.asType(), Names.EVENT_HANDLER);
        problems.require(handler.isPresent(), type, "must implement EventHandler<the event>");
        return handler.flatMap(found -> {
            var event = found.getTypeArguments().stream().findFirst().flatMap(classes::element);
            problems.require(event.isPresent(), type, "must name the event it handles: EventHandler<the event>");
            return event;
        });
    }

    private Optional<String> publishedName(TypeElement type, TypeElement event) {
        if (event.getQualifiedName().contentEquals(Names.ANY_EVENT)) {
            return Optional.of(ConsumerDeclaration.ANY);
        }
        var declared = event.getAnnotation(EventType.class);
        if (declared == null) {
            problems.report(type, "handles " + event.getSimpleName() + ", which has no @EventType");
            return Optional.empty();
        }
        var named = problems.require(
                Names.isEvent(declared.name()),
                type,
                "handles '" + declared.name() + "', which is no event name: <context>.<past-tense-name> in lower case");
        var versioned = problems.require(
                declared.version() >= 1,
                type,
                "handles '" + declared.name() + "' version " + declared.version() + "; versions count from 1");
        return named && versioned ? Optional.of(declared.name()) : Optional.empty();
    }

    private TypeElement consumerOf(TypeElement type) {
        var annotation = classes.annotation(type, Names.HANDLES).orElseThrow();
        return classes.element((TypeMirror) classes.value(annotation, "value")).orElseThrow();
    }
}
